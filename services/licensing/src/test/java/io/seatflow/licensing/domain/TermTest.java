package io.seatflow.licensing.domain;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class TermTest {
    @ParameterizedTest(name = "{0}, trial {1}, from {2} to {3}")
    @DisplayName("C7 a term ends a calendar month or year later in UTC, a trial after 30 days")
    @CsvSource({
        "MONTHLY, false, 2026-11-21T10:00:00Z,     2026-12-21T10:00:00Z",
        "MONTHLY, false, 2027-01-31T23:59:59.999Z, 2027-02-28T23:59:59.999Z",
        "MONTHLY, false, 2026-12-31T23:30:00Z,     2027-01-31T23:30:00Z",
        "MONTHLY, false, 2026-03-15T00:30:00Z,     2026-04-15T00:30:00Z",
        "YEARLY,  false, 2026-11-21T10:00:00Z,     2027-11-21T10:00:00Z",
        "YEARLY,  false, 2028-02-29T10:00:00Z,     2029-02-28T10:00:00Z",
        "MONTHLY, true,  2027-02-01T10:00:00Z,     2027-03-03T10:00:00Z",
        "YEARLY,  true,  2026-11-21T10:00:00Z,     2026-12-21T10:00:00Z",
    })
    void ends(Term term, boolean trial, Instant start, Instant end) {
        assertThat(term.end(start, trial)).isEqualTo(end);
    }
}
