package io.seatflow.checkout.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.checkout.wire.CatalogueFile;
import io.seatflow.events.Channel;
import io.seatflow.events.Purchase;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.checkout.BuyCentrally;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.events.checkout.Product;
import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.TenantKind;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topics;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.OrderStatus;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The service as it runs, against everything real; licensing and billing are played by the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckoutServiceTest {
    private static final String POWER_BI = "CFQ7TTC0H9MP";
    private static final String VISIO = "CFQ7TTC0HD33";
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123Z");

    private final AtomicInteger numbers = new AtomicInteger();
    private final CheckoutRun run = new CheckoutRun();

    CheckoutServiceTest() throws Exception {}

    @BeforeAll
    void publishDirectory() {
        tenant("contoso", TenantKind.COMMERCIAL, "US", "en");
        tenant("skola", TenantKind.EDUCATION, "SE", "sv");
        tenant("delhi", TenantKind.COMMERCIAL, "IN", "fr");
        user("contoso", "u-1", "Ada@contoso.example");
        user("skola", "u-1", "ada@skola.example");
        user("delhi", "u-1", "ada@delhi.example");
        awaitEligible();
    }

    @AfterAll
    void close() {
        run.close();
    }

    @Test
    @DisplayName("C11 an accepted order is said to billing, and completed once its subscription is there")
    void completed() {
        OrderPlaced order = order("contoso");
        place(order);

        OrderAccepted accepted = accepted(order.getOrderId());
        assertThat(accepted.getPurchase().getPurchaserId()).isEqualTo("u-1");
        assertThat(accepted.getPurchase().getProductName()).isEqualTo("Power BI Pro");
        assertThat(accepted.getPaymentToken()).isEqualTo("pm_card_visa");

        String subscription = UUID.randomUUID().toString();
        run.sendFromLicensing(
                "contoso", new SubscriptionCreated(subscription, accepted.getPurchase(), NOW, NOW.plusSeconds(1)));

        OrderOutcome outcome = outcome(order.getOrderId());
        assertThat(outcome.getStatus()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(outcome.getReason()).isNull();
        assertThat(outcome.getSubscriptionId()).isEqualTo(subscription);
        assertThat(outcome.getUnitPriceMinor()).isEqualTo(1_400);
    }

    @Test
    @DisplayName("C2 an admin buys centrally by command, without a card, and gets the one outcome; nobody else does")
    void central() {
        run.send(
                Topics.DIRECTORY_USERS,
                "skola/rektor",
                new User(
                        "skola",
                        "rektor",
                        "rektor@skola.example",
                        "Rut",
                        UserKind.MEMBER,
                        true,
                        List.of(DirectoryRole.BILLING_ADMIN),
                        1L));
        barrier();
        BuyCentrally bought = central("central-1", "rektor");
        run.send(Topics.CHECKOUT_COMMANDS, "skola", bought);
        run.send(Topics.CHECKOUT_COMMANDS, "skola", bought);
        run.send(Topics.CHECKOUT_COMMANDS, "skola", central("central-2", "u-1"));

        OrderAccepted accepted = accepted("central-1");
        assertThat(accepted.getPayment()).isEqualTo(Payment.INVOICE);
        assertThat(accepted.getPaymentToken()).isNull();
        assertThat(accepted.getPurchase())
                .returns(Channel.CENTRAL, Purchase::getChannel)
                .returns("rektor", Purchase::getPurchaserId);

        run.sendFromLicensing(
                "skola",
                new SubscriptionCreated(UUID.randomUUID().toString(), accepted.getPurchase(), NOW, NOW.plusSeconds(1)));
        assertThat(outcome("central-1").getStatus()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(outcome("central-2").getReason()).isEqualTo("NOT_ALLOWED");
        barrier();
        assertThat(run.awaitOutcomes(List.of("central-1")))
                .filteredOn(outcome -> outcome.getOrderId().startsWith("central-"))
                .hasSize(2);
    }

    @Test
    @DisplayName("C11 a declined card rejects the order with the provider's reason")
    void declined() {
        OrderPlaced order = order("contoso");
        place(order);
        accepted(order.getOrderId());

        run.sendFromBilling(
                "contoso",
                new PaymentDeclined(
                        order.getOrderId(),
                        "contoso",
                        "u-1",
                        1_400L,
                        "USD",
                        "insufficient_funds",
                        "Your card has insufficient funds.",
                        NOW));

        OrderOutcome outcome = outcome(order.getOrderId());
        assertThat(outcome.getReason()).isEqualTo("PAYMENT_DECLINED");
        assertThat(outcome.getMessage()).contains("Your card has insufficient funds.");
        assertThat(outcome.getSubscriptionId()).isNull();
    }

    @Test
    @DisplayName("E4 E5 E7 C3 whoever cannot buy is told why, in the tenant's language")
    void rejected() {
        OrderPlaced school = order("skola");
        OrderPlaced delhi = order("delhi");
        OrderPlaced nobody = order("nowhere");
        OrderPlaced cheap = order("contoso");
        cheap.setUnitPriceMinor(1L);
        Stream.of(school, delhi, nobody, cheap).forEach(this::place);

        assertThat(outcome(school.getOrderId()))
                .returns("TENANT_NOT_ELIGIBLE", OrderOutcome::getReason)
                .satisfies(outcome -> assertThat(outcome.getMessage()).contains("Kontakta din IT-administratör"));
        assertThat(outcome(delhi.getOrderId()))
                .returns("MARKET_NOT_ELIGIBLE", OrderOutcome::getReason)
                .satisfies(outcome -> assertThat(outcome.getMessage()).contains("administrateur informatique"));
        assertThat(outcome(nobody.getOrderId())).returns("UNKNOWN_TENANT", OrderOutcome::getReason);
        assertThat(outcome(cheap.getOrderId()))
                .returns("PRICE_CHANGED", OrderOutcome::getReason)
                .returns(1_400L, OrderOutcome::getUnitPriceMinor);
    }

    @Test
    @DisplayName("C9 the same order five times, on any partition, and everything replayed: one outcome each")
    void duplicates() {
        OrderPlaced order = order("skola");
        OrderPlaced accepted = order("contoso");
        for (int partition = 0; partition < 5; partition++) {
            run.send(Topics.STOREFRONT_ORDERS, partition, "any", run.encode(Topics.STOREFRONT_ORDERS, order));
            run.send(Topics.STOREFRONT_ORDERS, partition, "any", run.encode(Topics.STOREFRONT_ORDERS, accepted));
        }
        barrier();
        run.replayOrders(10);
        run.restart();
        barrier();

        assertThat(run.awaitOutcomes(List.of(order.getOrderId())))
                .extracting(OrderOutcome::getOrderId)
                .doesNotHaveDuplicates();
        assertThat(run.awaitRecords(Topics.CHECKOUT_EVENTS, events -> true))
                .extracting(event -> event.getPurchase().getOrderId())
                .contains(accepted.getOrderId())
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("C9 an order id used again for other content ends as a dead letter, and changes nothing")
    void reused() {
        OrderPlaced order = order("skola");
        place(order);
        outcome(order.getOrderId());
        order.setQuantity(2);
        place(order);

        assertThat(deadLetter("ORDER_ID_REUSED").getError()).contains(order.getOrderId());
        barrier();
        assertThat(run.awaitOutcomes(List.of(order.getOrderId())))
                .filteredOn(outcome -> outcome.getOrderId().equals(order.getOrderId()))
                .hasSize(1);
    }

    @Test
    @DisplayName("C12 bad records end as dead letters, each with its reason, and the orders behind them go on")
    void malformed() {
        OrderPlaced withCard = order("contoso");
        withCard.setPaymentToken("4242424242424242");
        byte[] unknownSchema = run.encode(Topics.STOREFRONT_ORDERS, order("contoso"));
        ByteBuffer.wrap(unknownSchema).putInt(1, 999_999);
        OrderPlaced behind = order("skola");

        sendBytes("random bytes".getBytes(StandardCharsets.UTF_8));
        sendBytes(unknownSchema);
        sendBytes(new byte[2 << 20]);
        sendBytes(run.encode(Topics.STOREFRONT_ORDERS, withCard));
        sendBytes(run.encode(Topics.STOREFRONT_ORDERS, behind));

        assertThat(outcome(behind.getOrderId()).getReason()).isEqualTo("TENANT_NOT_ELIGIBLE");
        deadLetter("NOT_AVRO");
        deadLetter("UNKNOWN_SCHEMA");
        DeadLetter card = deadLetter("CARD_NUMBER");
        assertThat(new String(bytes(card), StandardCharsets.UTF_8))
                .contains("************4242")
                .doesNotContain("4242424242424242");
        assertThat(run.awaitRecords(
                        Topics.CHECKOUT_DEAD_LETTERS,
                        letters -> letters.stream().anyMatch(letter -> letter.getOriginalSize() == 2 << 20)))
                .isNotEmpty();
    }

    @Test
    @DisplayName("C11 news of an order that nobody placed ends as a dead letter")
    void unknownOrder() {
        Purchase purchase = new Purchase(
                "never-placed",
                "contoso",
                "u-1",
                "a@b.example",
                POWER_BI,
                "Power BI Pro",
                1,
                1_400L,
                "USD",
                Term.MONTHLY,
                false,
                Channel.SELF_SERVICE,
                NOW);
        run.sendFromLicensing(
                "contoso", new SubscriptionCreated(UUID.randomUUID().toString(), purchase, NOW, NOW));

        assertThat(deadLetter("UNKNOWN_ORDER").getError()).contains("never-placed");
    }

    @Test
    @DisplayName("C7 of two trials of a product, whichever way they come, the tenant gets one")
    void trials() {
        OrderPlaced first = trial();
        OrderPlaced second = trial();
        run.send(Topics.STOREFRONT_ORDERS, 3, "x", run.encode(Topics.STOREFRONT_ORDERS, first));
        run.send(Topics.STOREFRONT_ORDERS, 7, "x", run.encode(Topics.STOREFRONT_ORDERS, second));
        barrier();

        List<OrderOutcome> refused = run.awaitRecords(
                Topics.CHECKOUT_OUTCOMES,
                outcomes -> outcomes.stream().anyMatch(outcome -> "TRIAL_NOT_AVAILABLE".equals(outcome.getReason())));
        assertThat(refused)
                .filteredOn(outcome -> Stream.of(first, second)
                        .anyMatch(order -> order.getOrderId().equals(outcome.getOrderId())))
                .hasSize(1);
    }

    @Test
    @DisplayName("Rule 14: the catalogue is published once, and again where an older state came last")
    void catalogue() {
        List<Product> published = run.awaitRecords(Topics.CHECKOUT_PRODUCTS, products -> products.size() >= 14);
        assertThat(published).extracting(Product::getVersion).containsOnly(1L);

        Product stale = Product.newBuilder(published.getFirst())
                .setVersion(0)
                .setName("stale")
                .build();
        run.send(Topics.CHECKOUT_PRODUCTS, stale.getProductId(), stale);

        List<Product> after = run.awaitRecords(Topics.CHECKOUT_PRODUCTS, products -> products.size() >= 16);
        assertThat(after)
                .filteredOn(product -> product.getProductId().equals(stale.getProductId()))
                .last()
                .isEqualTo(published.getFirst());
    }

    @Test
    @DisplayName("E9 storefronts can list the products with their prices")
    void products() throws Exception {
        JsonNode products = run.get("/products");

        assertThat(products).hasSize(CatalogueFile.shipped().size());
        JsonNode first = products.get(0);
        assertThat(first.fieldNames()).toIterable().containsExactly("id", "name", "family", "trial", "prices");
        assertThat(first.path("prices").path(0).fieldNames())
                .toIterable()
                .containsExactly("currency", "term", "channel", "unitPriceMinor");
    }

    @Test
    @DisplayName("E1 storefronts can ask whether a buyer could buy, and at which price")
    void eligibility() throws Exception {
        JsonNode yes = run.get("/eligibility?tenant=contoso&email=ADA@contoso.example&product=" + POWER_BI
                + "&quantity=3&term=YEARLY&currency=EUR");
        JsonNode no = run.get("/eligibility?tenant=skola&email=ada@skola.example&product=" + POWER_BI);
        JsonNode trial = run.get("/eligibility?tenant=contoso&email=ada@contoso.example&trial=true&quantity=26&product="
                + "CFQ7TTC0RM8K");

        assertThat(yes.path("eligible").asBoolean()).isTrue();
        assertThat(yes.path("reason").isNull()).isTrue();
        assertThat(yes.path("unitPriceMinor").asLong()).isEqualTo(13_020);
        assertThat(yes.path("currency").asText()).isEqualTo("EUR");
        assertThat(no.path("eligible").asBoolean()).isFalse();
        assertThat(no.path("reason").asText()).isEqualTo("TENANT_NOT_ELIGIBLE");
        assertThat(no.path("message").asText()).contains("Kontakta din IT-administratör");
        assertThat(trial.path("reason").asText()).isEqualTo("INVALID_QUANTITY");
        assertThat(run.status("/eligibility?tenant=contoso&email=a@b.example")).isEqualTo(400);
        assertThat(run.status("/eligibility?tenant=contoso&email=a%00b&product=x"))
                .isEqualTo(400);
        assertThat(run.status("/eligibility?tenant=c&email=a&product=x&quantity=many"))
                .isEqualTo(400);
    }

    @Test
    @DisplayName("The oldest order without outcome is among the metrics, and the service is well")
    void metrics() throws Exception {
        System.gc(); // what a gauge reads must not be collected
        assertThat(run.text("/metrics"))
                .containsPattern("seatflow_oldest_order_without_outcome_seconds\\{.*\\} [0-9.]+");
        assertThat(run.status("/health/live")).isEqualTo(200);
        assertThat(run.status("/health/ready")).isEqualTo(200);
        assertThat(run.get("/lanes")).isNotEmpty();
    }

    private void awaitEligible() {
        for (String tenant : List.of("contoso", "skola", "delhi")) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                String reason = run.get("/eligibility?tenant=" + tenant + "&email=ada@" + tenant + ".example&product="
                                + POWER_BI)
                        .path("reason")
                        .asText();
                return !reason.startsWith("UNKNOWN");
            });
        }
    }

    /** Every partition has taken in what was sent to it before, and has published what came of it. */
    private void barrier() {
        List<OrderPlaced> markers =
                Stream.generate(() -> order("skola")).limit(12).toList();
        for (int partition = 0; partition < markers.size(); partition++) {
            run.send(
                    Topics.STOREFRONT_ORDERS,
                    partition,
                    "marker",
                    run.encode(Topics.STOREFRONT_ORDERS, markers.get(partition)));
        }
        run.awaitOutcomes(markers.stream().map(OrderPlaced::getOrderId).toList());
    }

    private void place(OrderPlaced order) {
        run.send(Topics.STOREFRONT_ORDERS, order.getTenantId(), order);
    }

    private void sendBytes(byte[] value) {
        run.send(Topics.STOREFRONT_ORDERS, 5, "contoso", value);
    }

    private OrderAccepted accepted(String orderId) {
        return run
                .awaitRecords(
                        Topics.CHECKOUT_EVENTS,
                        events -> events.stream()
                                .anyMatch(event ->
                                        event.getPurchase().getOrderId().equals(orderId)))
                .stream()
                .filter(event -> event.getPurchase().getOrderId().equals(orderId))
                .findFirst()
                .orElseThrow();
    }

    private OrderOutcome outcome(String orderId) {
        return run.awaitOutcomes(List.of(orderId)).stream()
                .filter(outcome -> outcome.getOrderId().equals(orderId))
                .findFirst()
                .orElseThrow();
    }

    private DeadLetter deadLetter(String reason) {
        return run
                .awaitRecords(
                        Topics.CHECKOUT_DEAD_LETTERS,
                        letters -> letters.stream()
                                .anyMatch(letter -> letter.getReason().equals(reason)))
                .stream()
                .filter(letter -> letter.getReason().equals(reason))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(DeadLetter letter) {
        ByteBuffer value = letter.getValue().duplicate();
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    private static BuyCentrally central(String id, String user) {
        return new BuyCentrally(id, "skola", POWER_BI, 10, Term.MONTHLY, 1_330L, "USD", user, null, NOW);
    }

    private OrderPlaced trial() {
        OrderPlaced order = order("contoso");
        order.setProductId(VISIO);
        order.setTrial(true);
        order.setPayment(Payment.NONE);
        order.setPaymentToken(null);
        order.setUnitPriceMinor(0L);
        return order;
    }

    private OrderPlaced order(String tenant) {
        return new OrderPlaced(
                "order-" + numbers.incrementAndGet(),
                tenant,
                "ada@" + tenant + ".example",
                POWER_BI,
                1,
                1_400L,
                "USD",
                Term.MONTHLY,
                false,
                Payment.CARD,
                "pm_card_visa",
                true,
                "web",
                NOW);
    }

    private void tenant(String id, TenantKind kind, String market, String language) {
        run.send(
                Topics.DIRECTORY_TENANTS, id, new Tenant(id, id, kind, market, true, language, "Europe/Stockholm", 1L));
    }

    private void user(String tenant, String id, String email) {
        run.send(
                Topics.DIRECTORY_USERS,
                tenant + "/" + id,
                new User(tenant, id, email, "Ada", UserKind.MEMBER, true, List.of(), 1L));
    }
}
