package io.seatflow.licensing.domain;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionIdTest {
    private static final Instant ACCEPTED = Instant.parse("2026-11-21T10:00:00.123Z");

    @Test
    @DisplayName("The same order always makes the same id, on every machine and for ever")
    void isTheSameForEver() {
        // SHA-256 of "order-1" is 0bafe22156d2698c143b…, taken with sha256sum.
        assertThat(SubscriptionId.of("order-1", ACCEPTED)).hasToString("01a1fd8c-697b-7baf-b888-55b49a63050e");
        assertThat(SubscriptionId.of("order-1", ACCEPTED)).isEqualTo(SubscriptionId.of("order-1", ACCEPTED));
    }

    @Test
    @DisplayName("The id is a UUID of version 7 with the time of acceptance in front")
    void hasTheLayoutOfVersion7() {
        SubscriptionId id = SubscriptionId.of("order-1", ACCEPTED);

        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(ACCEPTED.toEpochMilli());
    }

    @Test
    @DisplayName("Orders accepted in the same millisecond get different ids")
    void differsByOrder() {
        Set<SubscriptionId> ids = new HashSet<>();
        for (int order = 0; order < 10_000; order++) {
            ids.add(SubscriptionId.of("order-" + order, ACCEPTED));
        }
        assertThat(ids).hasSize(10_000);
    }

    @Test
    @DisplayName("An id is read back from its text, in either case")
    void isReadBack() {
        SubscriptionId id = SubscriptionId.of("order-1", ACCEPTED);

        assertThat(SubscriptionId.parse(id.toString())).contains(id);
        assertThat(SubscriptionId.parse(id.toString().toUpperCase(java.util.Locale.ROOT)))
                .contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "1-1-1-1-1", "019a-", "not-a-uuid-at-all-but-five-parts"})
    @DisplayName("A text that is not a UUID is no id")
    void otherTextIsNone(String text) {
        assertThat(SubscriptionId.parse(text)).isEmpty();
    }
}
