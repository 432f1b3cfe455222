package io.seatflow.billing.app;

import io.seatflow.events.Channel;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.billing.PaymentFailed;
import io.seatflow.events.billing.PaymentSettled;
import io.seatflow.events.billing.RefundSettled;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.events.licensing.PaymentDue;
import io.seatflow.events.licensing.PaymentKind;
import io.seatflow.events.licensing.RefundDue;
import io.seatflow.events.licensing.RefundKind;
import io.seatflow.servers.payments.Capture;
import io.seatflow.servers.payments.Refund;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

@DisplayName("Billing, on Kafka, PostgreSQL and the payment sandbox")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillingServiceTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private BillingRun run;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        run = new BillingRun(folder);
        await().atMost(LONGEST).until(() -> run.get("/health/ready").statusCode() == 200);
    }

    @AfterAll
    void stop() throws Exception {
        run.close();
    }

    @Test
    @DisplayName("B4 each order is charged once and told once, whatever the provider does with its answers")
    void chargesOnce() {
        Map<String, String> tokens = Map.of(
                "plain", "pm_card_visa",
                "late", "pm_seatflow_slow_1500",
                "lost", "pm_seatflow_lost_2",
                "failing", "pm_seatflow_error500_2",
                "busy", "pm_seatflow_error429_1",
                "hidden", "pm_seatflow_charged500");
        tokens.forEach((orderId, token) -> {
            OrderAccepted order = BillingRun.order(orderId, "contoso", token, false);
            run.send(order);
            run.sendLastAgain(order);
        });
        tokens.forEach((orderId, token) -> run.send(BillingRun.order(orderId, "contoso", token, false)));

        await().atMost(LONGEST).until(() -> paid().containsAll(tokens.keySet()));
        for (String orderId : tokens.keySet()) {
            assertThat(run.sandbox().captures(orderId))
                    .singleElement()
                    .extracting(Capture::amount, Capture::currency, Capture::tenantId)
                    .containsExactly(3750L, "eur", "contoso");
            assertThat(paid()).containsOnlyOnce(orderId);
            assertThat(run.rows("SELECT i.total_minor FROM charge c JOIN invoice i USING (order_id) WHERE order_id = '"
                            + orderId + "' AND c.status = 'CAPTURED'"))
                    .containsExactly(Map.of("total_minor", 3750L));
        }
    }

    @Test
    @DisplayName("C11 a declined card is told with the provider's reason, and leaves no invoice")
    void declines() {
        run.send(BillingRun.order("declined", "fabrikam", "pm_card_visa_chargeDeclinedInsufficientFunds", false));
        run.send(BillingRun.order("unknown", "fabrikam", "pm_nobody", false));

        await().atMost(LONGEST).until(() -> declined().size() == 2);
        assertThat(declined())
                .extracting(PaymentDeclined::getOrderId, PaymentDeclined::getDeclineCode)
                .containsExactlyInAnyOrder(
                        tuple("declined", "insufficient_funds"), tuple("unknown", "resource_missing"));
        assertThat(run.rows("SELECT * FROM invoice WHERE tenant_id = 'fabrikam'"))
                .isEmpty();
        assertThat(run.sandbox().captures("declined")).isEmpty();
    }

    @Test
    @DisplayName("C7 a trial is told as paid, with or without a card, and nothing is charged")
    void trials() {
        run.send(BillingRun.order("trial-1", "adatum", null, true));
        run.send(BillingRun.order("trial-2", "adatum", "pm_card_visa", true));

        await().atMost(LONGEST).until(() -> paid().containsAll(List.of("trial-1", "trial-2")));
        assertThat(run.sandbox().captures("trial-2")).isEmpty();
        assertThat(run.rows(
                        "SELECT order_id, payment_token FROM charge WHERE status = 'NOTHING_DUE' ORDER BY order_id"))
                .extracting(row -> row.get("payment_token"))
                .containsExactly(null, "pm_card_visa");
    }

    @Test
    @DisplayName("B4 a charge in flight when billing stops is settled after its next start, and not charged again")
    void survivesARestart() {
        run.send(BillingRun.order("interrupted", "wingtip", "pm_seatflow_lost_3", false));
        await().atMost(LONGEST)
                .until(() -> run.sandbox().captures("interrupted").size() == 1);
        run.restart();

        await().atMost(LONGEST).until(() -> paid().contains("interrupted"));
        assertThat(run.sandbox().captures("interrupted")).hasSize(1);
        assertThat(paid()).containsOnlyOnce("interrupted");
    }

    @Test
    @DisplayName("L3, X2 seats added are charged once and refunds are paid back once, never more than was captured")
    void laterPayments() {
        run.send(BillingRun.order("later", "litware", "pm_card_visa", false));
        await().atMost(LONGEST).until(() -> paid().contains("later"));
        PaymentDue payment = due("payment-1", PaymentKind.ADD_SEATS, 1250);
        run.sendFromLicensing("litware", payment);
        run.sendFromLicensing("litware", payment);
        await().atMost(LONGEST).until(() -> told(PaymentSettled.class).size() == 1);
        assertThat(run.sandbox().captures("payment:payment-1"))
                .singleElement()
                .extracting(Capture::amount)
                .isEqualTo(1250L);

        RefundDue refund = refund("refund-1", 4000);
        run.sendFromLicensing("litware", refund);
        run.sendFromLicensing("litware", refund);
        run.sendFromLicensing("litware", refund("refund-2", 4000));
        await().atMost(LONGEST).until(() -> told(RefundSettled.class).size() == 2);
        assertThat(told(RefundSettled.class))
                .extracting(RefundSettled::getRefundId, RefundSettled::getAmountMinor)
                .containsExactlyInAnyOrder(tuple("refund-1", 4000L), tuple("refund-2", 1000L));
        assertThat(run.sandbox().refunds().stream().mapToLong(Refund::amount).sum())
                .isEqualTo(5000);
        assertThat(run.rows("SELECT sum(total_minor) AS total FROM later_invoice WHERE tenant_id = 'litware'")
                        .toString())
                .contains("-3750");
    }

    @Test
    @DisplayName("L3 a declined card is told with the provider's words")
    void laterDecline() {
        run.send(BillingRun.order("dry", "tailspin", null, true));
        await().atMost(LONGEST).until(() -> paid().contains("dry"));
        run.sendFromLicensing(
                "tailspin",
                PaymentDue.newBuilder(due("payment-2", PaymentKind.RENEWAL, 100))
                        .setTenantId("tailspin")
                        .setOrderId("dry")
                        .build());

        await().atMost(LONGEST).until(() -> told(PaymentFailed.class).size() == 1);
        assertThat(told(PaymentFailed.class).getFirst().getDeclineCode()).isEqualTo("no_card");
    }

    private static PaymentDue due(String id, PaymentKind kind, long net) {
        return new PaymentDue(
                id,
                "litware",
                "subscription-1",
                "later",
                "user-1",
                "CFQ7TTC0HDB1",
                "Planner Plan 1",
                Channel.SELF_SERVICE,
                kind,
                1,
                1250L,
                net,
                "EUR",
                NOW,
                NOW.plusSeconds(1000),
                NOW);
    }

    private static RefundDue refund(String id, long net) {
        return new RefundDue(
                id,
                "litware",
                "subscription-1",
                "later",
                "user-1",
                "CFQ7TTC0HDB1",
                "Planner Plan 1",
                RefundKind.CANCEL,
                4,
                1250L,
                net,
                "EUR",
                NOW,
                NOW.plusSeconds(1000),
                NOW);
    }

    private <E> List<E> told(Class<E> type) {
        return run.told().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    @DisplayName("what an alarm watches can be scraped: answers of the provider by kind")
    void metrics() throws Exception {
        run.send(BillingRun.order("measured", "northwind", "pm_card_visa", false));
        await().atMost(LONGEST).until(() -> paid().contains("measured"));
        assertThat(run.get("/metrics").body()).contains("seatflow_payment_answers_total{answer=\"captured\"");
        assertThat(run.get("/lanes").body()).contains("checkout.events");
    }

    private List<String> paid() {
        return run.told().stream()
                .filter(OrderPaid.class::isInstance)
                .map(event -> ((OrderPaid) event).getPurchase().getOrderId())
                .toList();
    }

    private List<PaymentDeclined> declined() {
        return run.told().stream()
                .filter(PaymentDeclined.class::isInstance)
                .map(PaymentDeclined.class::cast)
                .toList();
    }
}
