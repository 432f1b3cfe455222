package io.seatflow.admin.wire;

import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.Message;
import io.seatflow.events.Channel;
import io.seatflow.events.Purchase;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.storefront.Term;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class BillingFactsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest(name = "{0}, {1} captured: {2}")
    @CsvSource({"SELF_SERVICE, 4500, 4500", "SELF_SERVICE, 0, 0", "CENTRAL, 0, 3990"})
    @DisplayName("B7, C2 a purchase stands in the history with what was captured, a central one with what was invoiced")
    void totals(Channel channel, long captured, long total) {
        Purchase purchase = new Purchase(
                "o-1",
                "t",
                "gina",
                "gina@t.example",
                "p",
                "Product",
                3,
                1_330L,
                "USD",
                Term.MONTHLY,
                false,
                channel,
                NOW);

        assertThat(BillingFacts.of(new OrderPaid(purchase, captured, "INV-1", NOW, true)))
                .isInstanceOfSatisfying(
                        Message.Told.class,
                        told -> assertThat(told.facts())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        Fact.HistoryNoted.class,
                                        noted -> assertThat(noted.entry().amountMinor())
                                                .isEqualTo(total)));
    }
}
