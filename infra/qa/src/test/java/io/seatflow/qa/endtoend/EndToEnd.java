package io.seatflow.qa.endtoend;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import static io.seatflow.qa.endtoend.Directory.ANNA;
import static io.seatflow.qa.endtoend.Directory.BEN;
import static io.seatflow.qa.endtoend.Directory.CLAIRE;
import static io.seatflow.qa.endtoend.Directory.DAVID;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real thing from outside, once started for all tests of a class. The tests come in any order: each adds orders of
 * its own to one story, and after each the whole story and every invariant must hold.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EndToEnd {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ORDERS = "storefront.orders";
    private static final String ORDERS_SUBJECT = "storefront.orders-value";
    private static final String CARD_NUMBER = "4242424242424242";
    private static final String SPACED_CARD_NUMBER = "5555 5555 5555 4444";

    private final Story story = new Story();
    private int ids;
    private @Nullable RunningSystem running;
    private @Nullable Outsider outside;

    /** Starts what is to be tested. */
    abstract RunningSystem start() throws Exception;

    /** Told when it has been stopped, or was never started. */
    void stopped() {}

    @BeforeAll
    void begin() throws Exception {
        running = start();
        connect();
        Directory.publish(outsider());
        Database checkout = new Database(system().database("checkout"));
        Database licensing = new Database(system().database("licensing"));
        Awaitility.await("the directory everywhere")
                .atMost(PATIENCE)
                .until(() -> licensing.count("users") == Directory.users()
                        && checkout.count("users") == Directory.users()
                        && checkout.count("tenants") == Directory.tenants());
    }

    @AfterEach
    void verify() {
        assertThat(system().verification().waiting(PATIENCE).run().lines()).isEmpty();
    }

    @AfterAll
    void end() {
        if (outside != null) {
            outside.close();
        }
        if (running != null) {
            running.close();
        }
        stopped();
    }

    @Test
    @DisplayName("C11 every order gets the one outcome it deserves, and money and seats follow it")
    void outcomes() {
        Stream.of(
                        order(ANNA),
                        order(BEN).with("quantity", 5).with("paymentToken", "pm_card_mastercard"),
                        order(CLAIRE).with("currency", "EUR").with("unitPriceMinor", 1300L),
                        order(DAVID).with("currency", "SEK").with("unitPriceMinor", 14_700L),
                        order(DAVID)
                                .with("productId", "CFQ7TTC0LH2H")
                                .with("term", "YEARLY")
                                .with("unitPriceMinor", 20_000L),
                        order(CLAIRE)
                                .with("productId", "CFQ7TTC0HDB1")
                                .with("unitPriceMinor", 1000L)
                                .with("trial", true)
                                .with("payment", "NONE")
                                .with("quantity", 25)
                                .without("paymentToken"),
                        order(ANNA).with("paymentToken", "pm_seatflow_lost_1"),
                        order(ANNA).with("paymentToken", "pm_seatflow_error500_1"),
                        order(ANNA)
                                .with("paymentToken", "pm_card_visa_chargeDeclined")
                                .refused("PAYMENT_DECLINED"),
                        order(BEN)
                                .with("paymentToken", "pm_card_visa_chargeDeclinedInsufficientFunds")
                                .refused("PAYMENT_DECLINED"),
                        order(Buyer.of("nowhere", "nobody")).refused("UNKNOWN_TENANT"),
                        order(Buyer.of("contoso", "nobody")).refused("UNKNOWN_USER"),
                        order(Directory.UNMANAGED).refused("UNMANAGED_TENANT"),
                        order(Directory.GUEST).refused("GUEST_ACCOUNT"),
                        order(Directory.LEFT).refused("INACTIVE_ACCOUNT"),
                        order(Directory.CLERK).refused("TENANT_NOT_ELIGIBLE"),
                        order(Directory.PUPIL).refused("TENANT_NOT_ELIGIBLE"),
                        order(Directory.INDIAN).refused("MARKET_NOT_ELIGIBLE"),
                        order(Directory.BRAZILIAN)
                                .with("productId", "CFQ7TTC0HD32")
                                .refused("MARKET_NOT_ELIGIBLE"),
                        order(Directory.BRAZILIAN).with("currency", "BRL").with("unitPriceMinor", 7000L),
                        order(ANNA).with("productId", "NOSUCHPRODUCT").refused("PRODUCT_NOT_OFFERED"),
                        order(ANNA).with("termsAccepted", false).refused("TERMS_NOT_ACCEPTED"),
                        order(ANNA).with("quantity", 0).refused("INVALID_QUANTITY"),
                        order(ANNA).with("payment", "INVOICE").refused("PAYMENT_METHOD_NOT_ACCEPTED"),
                        order(ANNA).with("unitPriceMinor", 1L).refused("PRICE_CHANGED"))
                .forEach(this::place);

        assertStoryHolds();
    }

    @Test
    @DisplayName("C9 the same order published five times is one order; the same id with other content is a dead letter")
    void duplicates() {
        Order order = order(ANNA);
        Stream.generate(() -> order).limit(5).forEach(this::place);
        RecordMetadata other = publish(order.with("quantity", 3));
        flush();

        assertStoryHolds();
        assertThat(deadLetter(other).get("reason")).hasToString("ORDER_ID_REUSED");
    }

    @Test
    @DisplayName("the whole orders topic read and published again from the start changes nothing")
    void replay() {
        place(order(BEN));
        place(order(CLAIRE).with("currency", "EUR").with("unitPriceMinor", 1300L));
        assertStoryHolds();
        Map<String, Licences.Row> before = new Licences(system()).byOrder();

        for (ConsumerRecord<byte[], byte[]> message : outsider().read(ORDERS)) {
            String key = new String(message.key(), StandardCharsets.UTF_8);
            outsider().publish(ORDERS, message.partition(), key, message.value());
        }
        flush();

        assertStoryHolds();
        assertThat(new Licences(system()).byOrder()).containsAllEntriesOf(before);
    }

    @Test
    @DisplayName("C12 what cannot be processed ends as a dead letter with a reason, masked; the orders behind it go on")
    void badRecords() throws Exception {
        Schema partial = SchemaBuilder.record("OrderPlaced")
                .namespace("io.seatflow.storefront")
                .fields()
                .requiredString("orderId")
                .requiredString("productId")
                .endRecord();
        int partialId = outsider().registry().register("another.storefront-value", partial);
        byte[] random = new byte[300];
        new Random(7).nextBytes(random);
        random[0] = 17;
        byte[] unknownId = encode(order(ANNA));
        ByteBuffer.wrap(unknownId, 1, 4).putInt(987_654);

        Map<String, RecordMetadata> sent = new LinkedHashMap<>();
        sent.put("random bytes", publish(random));
        sent.put("nothing at all", publish(new byte[0]));
        sent.put("an unknown schema id", publish(unknownId));
        sent.put(
                "missing fields",
                publish(Framing.write(
                        partialId, Outsider.record(partial, Map.of("orderId", newId(), "productId", "x")))));
        sent.put("2 MB", publish(encode(order(ANNA).with("storefront", "x".repeat(2 << 20)))));
        sent.put("a card number", publish(encode(order(ANNA).with("paymentToken", CARD_NUMBER))));
        sent.put("a card number with spaces", publish(encode(order(ANNA).with("storefront", SPACED_CARD_NUMBER))));
        sent.put(
                "random bytes with a card number",
                publish(("\u0011?" + CARD_NUMBER + "?").getBytes(StandardCharsets.UTF_8)));
        place(order(ANNA));
        assertStoryHolds();

        sent.forEach((what, where) -> {
            GenericRecord letter = deadLetter(where);
            assertThat(letter.get("reason").toString()).as(what).matches("[A-Z_]{5,}");
            assertThat(letter.get("error").toString()).as(what).isNotBlank();
            assertThat(letter.get("originalSize")).as(what).isEqualTo(where.serializedValueSize());
        });
        assertThat(kept(sent, "random bytes")).isEqualTo(random);
        assertThat(new String(kept(sent, "a card number"), StandardCharsets.UTF_8))
                .contains("************4242");
        assertThat(deadLetter(sent, "a card number").get("reason")).hasToString("CARD_NUMBER");
        assertThat(deadLetter(sent, "2 MB").get("truncated")).isEqualTo(true);
    }

    @Test
    @DisplayName(
            "C4 L1 L6 the seats of a completed order can be assigned at once, by the purchaser, while there are any")
    void seats() {
        Order order = order(ANNA);
        place(order);
        assertStoryHolds();
        String subscription = Optional.ofNullable(
                        new Licences(system()).byOrder().get(order.id()))
                .map(Licences.Row::id)
                .orElseThrow();

        assertThat(assign(subscription, ANNA, ANNA, BEN)).isEqualTo("SeatsAssigned");
        story.assigned(order.id(), 2);
        assertStoryHolds();
        assertThat(assign(subscription, ANNA, Directory.GUEST)).isEqualTo("CommandRefused NO_SEAT_AVAILABLE");
        assertThat(assign(subscription, BEN, BEN)).isEqualTo("CommandRefused NOT_PURCHASER");
        assertThat(assign(subscription, ANNA, CLAIRE)).isEqualTo("CommandRefused USER_NOT_IN_TENANT");
        assertStoryHolds();
    }

    @Test
    @DisplayName("stopped and started again on the same data it loses nothing, repeats nothing and goes on")
    void restart() {
        Order before = order(DAVID).with("currency", "SEK").with("unitPriceMinor", 14_700L);
        place(before);
        assertStoryHolds();

        outsider().close();
        system().restart();
        connect();

        assertStoryHolds();
        place(before);
        place(order(BEN));
        flush();
        assertStoryHolds();
    }

    private Order order(Buyer buyer) {
        return Order.of(newId(), buyer);
    }

    private String newId() {
        return "order-" + ++ids;
    }

    private void place(Order order) {
        story.ordered(order);
        publish(order);
    }

    private RecordMetadata publish(Order order) {
        return outsider().publish(ORDERS, order.tenantId(), encode(order));
    }

    /** Publishes whatever this is among the orders of a tenant. */
    private RecordMetadata publish(byte[] value) {
        return outsider().publish(ORDERS, ANNA.tenantId(), value);
    }

    private byte[] encode(Order order) {
        return outsider().encode(ORDERS_SUBJECT, order.fields());
    }

    /** Places an order behind everything on every partition, and a completed one behind all of each tenant's. */
    private void flush() {
        for (int partition = 0; partition < outsider().partitions(ORDERS); partition++) {
            Order last = order(Buyer.of("nowhere", "nobody")).refused("UNKNOWN_TENANT");
            story.ordered(last);
            outsider().publish(ORDERS, partition, last.tenantId(), encode(last));
        }
        place(order(ANNA));
        place(order(CLAIRE).with("currency", "EUR").with("unitPriceMinor", 1300L));
        place(order(DAVID).with("currency", "SEK").with("unitPriceMinor", 14_700L));
    }

    private String assign(String subscription, Buyer requester, Buyer... users) {
        String command = "command-" + ++ids;
        outsider()
                .publish(
                        "licensing.commands",
                        requester.tenantId(),
                        outsider()
                                .encode(
                                        "licensing.commands-io.seatflow.events.licensing.AssignSeats",
                                        Map.of(
                                                "commandId", command,
                                                "tenantId", requester.tenantId(),
                                                "subscriptionId", subscription,
                                                "userIds",
                                                        Stream.of(users)
                                                                .map(Buyer::userId)
                                                                .toList(),
                                                "requestedBy", requester.userId(),
                                                "requestedAt", System.currentTimeMillis())));
        List<GenericRecord> answers = new ArrayList<>();
        Awaitility.await("the answer to " + command).atMost(PATIENCE).until(() -> {
            answers.clear();
            outsider().values("licensing.events").stream()
                    .filter(event -> event.hasField("commandId"))
                    .filter(event -> event.get("commandId").toString().equals(command))
                    .forEach(answers::add);
            return !answers.isEmpty();
        });
        assertThat(answers).hasSize(1);
        GenericRecord answer = answers.getFirst();
        return answer.getSchema().getName() + (answer.hasField("reason") ? " " + answer.get("reason") : "");
    }

    private GenericRecord deadLetter(Map<String, RecordMetadata> sent, String what) {
        return deadLetter(Optional.ofNullable(sent.get(what)).orElseThrow());
    }

    private byte[] kept(Map<String, RecordMetadata> sent, String what) {
        ByteBuffer value = (ByteBuffer) deadLetter(sent, what).get("value");
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }

    /** The one dead letter of a record. */
    private GenericRecord deadLetter(RecordMetadata where) {
        List<GenericRecord> letters = new ArrayList<>();
        Awaitility.await("the dead letter of " + where).atMost(PATIENCE).until(() -> {
            letters.clear();
            outsider().values("checkout.dead-letters").stream()
                    .filter(letter -> letter.get("topic").toString().equals(where.topic())
                            && (int) letter.get("partition") == where.partition()
                            && (long) letter.get("offset") == where.offset())
                    .forEach(letters::add);
            return !letters.isEmpty();
        });
        assertThat(letters).as("dead letters of %s", where).hasSize(1);
        return letters.getFirst();
    }

    private void assertStoryHolds() {
        Invariants invariants = new Invariants(system(), outsider(), story);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(invariants.differences()).isEmpty());
    }

    private void connect() {
        outside = new Outsider(system().kafka(), system().registry());
    }

    private RunningSystem system() {
        return started(running);
    }

    private Outsider outsider() {
        return started(outside);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("nothing was started");
        }
        return part;
    }
}
