package io.seatflow.qa.chaos.load;

import io.seatflow.local.commands.Catalogue;
import io.seatflow.workflow.CardNumbers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class OrderMixTest {
    private static final Catalogue CATALOGUE = new Catalogue(List.of(new Catalogue.Product(
            "CFQ7TTC0H9MP",
            "Power BI Pro",
            "Power Platform",
            false,
            List.of(
                    new Catalogue.Price("USD", "MONTHLY", "SELF_SERVICE", 1400),
                    new Catalogue.Price("SEK", "MONTHLY", "SELF_SERVICE", 14_000)))));

    private final OrderMix mix = new OrderMix(1, new Market(40), CATALOGUE);

    @Test
    @DisplayName("an order follows from seed and number, and every end is among a thousand")
    void mixed() {
        Set<String> ends = new HashSet<>();
        for (int number = 0; number < 1000; number++) {
            Placed order = mix.order(number);
            assertThat(order).isEqualTo(mix.order(number));
            assertThat(CardNumbers.appearsIn(order.id())).isFalse();
            ends.add(String.valueOf(order.reason()));
        }

        assertThat(ends)
                .containsExactlyInAnyOrder(
                        "null",
                        "PAYMENT_DECLINED",
                        "TERMS_NOT_ACCEPTED",
                        "PRICE_CHANGED",
                        "GUEST_ACCOUNT",
                        "INVALID_QUANTITY");
        assertThat(mix.order(7)).isNotEqualTo(new OrderMix(2, new Market(40), CATALOGUE).order(7));
    }

    @Test
    @DisplayName("a completed order is captured at price times seats, another not at all")
    void captured() {
        assertThat(IntStream.range(0, 1000).mapToObj(mix::order))
                .allSatisfy(order -> assertThat(order.toCapture())
                        .isEqualTo(
                                order.reason() == null ? 1400L * order.order().getQuantity() : 0));
    }

    @Test
    @DisplayName("no two unreadable records are the same")
    void poison() {
        Set<List<Byte>> seen = new HashSet<>();
        for (int number = 0; number < 300; number++) {
            byte[] bytes = Poison.record(1, number);
            assertThat(seen.add(IntStream.range(0, bytes.length)
                            .mapToObj(index -> bytes[index])
                            .toList()))
                    .isTrue();
        }
    }
}
