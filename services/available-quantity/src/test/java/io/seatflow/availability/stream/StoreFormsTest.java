package io.seatflow.availability.stream;

import io.seatflow.availability.domain.Availability;
import io.seatflow.availability.domain.Channel;
import io.seatflow.availability.domain.LastKnown;
import io.seatflow.availability.domain.Seats;
import io.seatflow.availability.domain.TenantProduct;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoreFormsTest {
    private static final TenantProduct PRODUCT = new TenantProduct("tenant-ö", "b/c");

    @Test
    @DisplayName("what is stored is read back as it was")
    void roundTrip() {
        Seats seats = new Seats(PRODUCT, Channel.CENTRAL, Integer.MAX_VALUE, 7);
        Availability row = new Availability(PRODUCT, Long.MAX_VALUE, 1, 2, 3, 4);

        assertThat(StoreKeys.serde().deserializer().deserialize("", key(PRODUCT)))
                .isEqualTo(PRODUCT);
        assertThat(again(new LastKnown(Long.MAX_VALUE, seats))).isEqualTo(new LastKnown(Long.MAX_VALUE, seats));
        assertThat(again(new LastKnown(3, null))).isEqualTo(new LastKnown(3, null));
        byte[] bytes = StoreValues.availability().serializer().serialize("", row);
        assertThat(StoreValues.availability().deserializer().deserialize("", bytes))
                .isEqualTo(row);
    }

    @ParameterizedTest(name = "{0} is not asked for with {1}")
    @CsvSource({"ab, a", "a, ab", "a/b, a", "'a\u0000', a", "b, a"})
    @DisplayName("A6 no tenant's keys begin like another's, whatever the ids are")
    void prefixes(String tenant, String asked) {
        byte[] prefix = StoreKeys.tenantPrefix().serialize("", asked);
        byte[] own = key(new TenantProduct(asked, "p"));
        byte[] other = key(new TenantProduct(tenant, "p"));

        assertThat(Arrays.copyOf(own, prefix.length)).isEqualTo(prefix);
        assertThat(Arrays.copyOf(other, prefix.length)).isNotEqualTo(prefix);
    }

    @Test
    @DisplayName("a stored value of a form that this release does not know is refused, not guessed at")
    void unknownForm() {
        assertThatThrownBy(() -> StoreValues.lastKnown().deserializer().deserialize("", new byte[] {9, 0, 0}))
                .hasMessageContaining("form 9");
    }

    private static LastKnown again(LastKnown known) {
        byte[] bytes = StoreValues.lastKnown().serializer().serialize("", known);
        return StoreValues.lastKnown().deserializer().deserialize("", bytes);
    }

    private static byte[] key(TenantProduct product) {
        return StoreKeys.serde().serializer().serialize("", product);
    }
}
