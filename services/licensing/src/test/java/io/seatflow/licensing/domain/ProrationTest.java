package io.seatflow.licensing.domain;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ProrationTest {
    @ParameterizedTest
    @CsvSource({
        // the whole term, until its first day is over
        "999, 10, 2026-11-21T10:00:00Z, 9990",
        "999, 10, 2026-11-22T09:59:59Z, 9990",
        // a day begun is a day left: 29 of 30
        "999, 10, 2026-11-22T10:00:00Z, 9657",
        "999, 1, 2026-12-20T10:00:00Z, 33",
        "999, 1, 2026-12-21T09:59:59.999999999Z, 33",
        "999, 1, 2026-12-21T10:00:00Z, 0",
        "999, 1, 2027-01-01T00:00:00Z, 0",
        // half to even, once per line: 15 of 30 days
        "1, 1, 2026-12-06T10:00:00Z, 0",
        "3, 1, 2026-12-06T10:00:00Z, 2",
        "5, 1, 2026-12-06T10:00:00Z, 2",
        "1, 3, 2026-12-06T10:00:00Z, 2",
        // nothing overflows on the way
        "900000000000000, 10000, 2026-11-22T10:00:00Z, 8700000000000000000",
    })
    @DisplayName("B3 the rest of a term is paid by day, exactly, rounded once and half to even")
    void rest(long price, int seats, Instant now, long expected) {
        Proration thirtyDays = new Proration(Instant.parse("2026-12-21T10:00:00Z"), 30);

        assertThat(thirtyDays.rest(price, seats, now)).isEqualTo(expected);
    }
}
