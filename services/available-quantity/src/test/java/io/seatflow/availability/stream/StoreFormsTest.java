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

import java.nio.ByteBuffer;
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
        for (boolean counts : new boolean[] {true, false}) {
            LastKnown known = new LastKnown(Long.MAX_VALUE, seats, counts);
            assertThat(again(known)).isEqualTo(known);
        }
        assertThat(again(new LastKnown(3, null, false))).isEqualTo(new LastKnown(3, null, false));
        byte[] bytes = StoreValues.availability().serializer().serialize("", row);
        assertThat(StoreValues.availability().deserializer().deserialize("", bytes))
                .isEqualTo(row);
    }

    @Test
    @DisplayName("what an earlier release stored of a subscription is read as it was meant")
    void firstForm() {
        byte[] product = StoreKeys.join(PRODUCT);
        byte[] counted = ByteBuffer.allocate(18 + product.length)
                .put((byte) 1)
                .putLong(5)
                .put((byte) 1)
                .putInt(10)
                .putInt(3)
                .put(product)
                .array();
        byte[] nothing =
                ByteBuffer.allocate(10).put((byte) 1).putLong(6).put((byte) -1).array();

        assertThat(StoreValues.lastKnown().deserializer().deserialize("", counted))
                .isEqualTo(new LastKnown(5, new Seats(PRODUCT, Channel.CENTRAL, 10, 3), true));
        assertThat(StoreValues.lastKnown().deserializer().deserialize("", nothing))
                .isEqualTo(new LastKnown(6, null, false));
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
