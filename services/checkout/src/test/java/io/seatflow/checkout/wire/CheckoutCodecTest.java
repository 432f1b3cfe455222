package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.Event;
import io.seatflow.checkout.domain.KnownOrder;
import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Money;
import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.Outcome;
import io.seatflow.checkout.domain.PaymentMethod;
import io.seatflow.checkout.domain.Reason;
import io.seatflow.checkout.domain.Tenant;
import io.seatflow.checkout.domain.TenantKind;
import io.seatflow.checkout.domain.User;
import io.seatflow.checkout.domain.UserKind;
import io.seatflow.events.Channel;
import io.seatflow.events.Purchase;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.events.directory.DirectoryRole;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.servers.TestServers;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.OrderStatus;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.Outputs;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckoutCodecTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123Z");
    private static final UUID SUBSCRIPTION = UUID.fromString("0195b2a0-0000-7000-8000-000000000001");
    private static final Order ORDER = new Order(
            "order-1",
            "contoso",
            "ada@contoso.example",
            "P1",
            5,
            1_000,
            "USD",
            io.seatflow.checkout.domain.Term.YEARLY,
            false,
            PaymentMethod.CARD,
            "pm_card_visa",
            true,
            "web");

    private final RegistryClient registry =
            new RegistryClient(RegistrySettings.at(TestServers.registry().url().toString()));
    private final List<Published> published = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();
    private final Outputs outputs = new RecordingOutputs();

    private record Published(Topic<?> topic, String partitionKey, String key, Class<?> type, byte[] value) {}

    @BeforeAll
    void deploy() {
        SchemaDeployment.deploy(registry);
    }

    @BeforeEach
    void forget() {
        published.clear();
        deadLetters.clear();
    }

    @AfterAll
    void close() {
        registry.close();
    }

    @Test
    @DisplayName("C1 an order that a storefront published is read")
    void order() throws Malformed {
        byte[] value = write(Topics.STOREFRONT_ORDERS, OrderRecordsTest.placed());

        assertThat(decode("storefront.orders", "any key", value))
                .isEqualTo(new Message.OrderPlaced(OrderRecords.order(OrderRecordsTest.placed())));
    }

    @Test
    @DisplayName("C12 bytes that are no order are malformed, each for a reason of its own")
    void malformed() {
        byte[] good = write(Topics.STOREFRONT_ORDERS, OrderRecordsTest.placed());
        byte[] unknownSchema = good.clone();
        ByteBuffer.wrap(unknownSchema).putInt(1, 987_654);
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        OrderPlaced withCard = OrderRecordsTest.placed();
        withCard.setPaymentToken("4242424242424242");

        assertThat(refusal("any bytes".getBytes(StandardCharsets.UTF_8))).isEqualTo("NOT_AVRO");
        assertThat(refusal(new byte[0])).isEqualTo("NOT_AVRO");
        assertThat(refusal(unknownSchema)).isEqualTo("UNKNOWN_SCHEMA");
        assertThat(refusal(Arrays.copyOf(good, good.length - 9))).isEqualTo("CORRUPT");
        assertThat(refusal(longer)).isEqualTo("TRAILING_BYTES");
        assertThat(refusal(null)).isEqualTo("NO_VALUE");
        assertThat(refusal(withoutFields())).isEqualTo("MISSING_FIELD");
        assertThat(refusal(write(Topics.STOREFRONT_ORDERS, withCard))).isEqualTo("CARD_NUMBER");
    }

    @Test
    @DisplayName("E1 tenants and users are read, tombstones mean that they are gone")
    void directory() throws Malformed {
        byte[] tenant = write(
                Topics.DIRECTORY_TENANTS,
                new io.seatflow.events.directory.Tenant(
                        "contoso",
                        "Contoso",
                        io.seatflow.events.directory.TenantKind.EDUCATION,
                        "se",
                        true,
                        "sv",
                        "Europe/Stockholm",
                        7L));
        byte[] user = write(
                Topics.DIRECTORY_USERS,
                new io.seatflow.events.directory.User(
                        "contoso",
                        "u/1",
                        "Ada@contoso.example",
                        "Ada",
                        io.seatflow.events.directory.UserKind.GUEST,
                        true,
                        List.of(DirectoryRole.USER_ADMIN),
                        8L));

        assertThat(decode("directory.tenants", "contoso", tenant))
                .isEqualTo(new Message.TenantChanged(new Tenant("contoso", TenantKind.EDUCATION, "SE", true, "sv", 7)));
        assertThat(decode("directory.users", "contoso/u/1", user))
                .isEqualTo(new Message.UserChanged(
                        new User("contoso", "u/1", "Ada@contoso.example", UserKind.GUEST, true, 8)));
        assertThat(decode("directory.tenants", "contoso", null)).isEqualTo(new Message.TenantGone("contoso"));
        assertThat(decode("directory.users", "contoso/u/1", null)).isEqualTo(new Message.UserGone("contoso", "u/1"));
        assertThat(catchThrowableOfType(Malformed.class, () -> decode("directory.users", "contoso", null))
                        .reason())
                .isEqualTo("BAD_KEY");
    }

    @Test
    @DisplayName("C11 of billing's and licensing's events, only the ends of orders concern checkout")
    void ends() throws Malformed {
        PaymentDeclined declined = new PaymentDeclined(
                "order-1",
                "contoso",
                "u-1",
                5_000L,
                "USD",
                "card_declined",
                "Card 4242424242424242 was declined.",
                NOW);

        assertThat(decode("billing.events", "contoso", write(Topics.BILLING_EVENTS, declined)))
                .isEqualTo(new Message.PaymentDeclined(
                        "order-1", "contoso", "card_declined", "Card ************4242 was declined."));
        assertThat(decode(
                        "billing.events",
                        "contoso",
                        write(Topics.BILLING_EVENTS, new OrderPaid(purchase(), 5_000L, null, NOW, true))))
                .isNull();
        assertThat(decode(
                        "licensing.events",
                        "contoso",
                        write(
                                Topics.LICENSING_EVENTS,
                                new SubscriptionCreated(SUBSCRIPTION.toString(), purchase(), NOW, NOW))))
                .isEqualTo(new Message.SubscriptionCreated(
                        "order-1", "contoso", SUBSCRIPTION, "One", 5, false, new Money(1_000, "USD"), NOW));
    }

    @Test
    @DisplayName("C4 an accepted order says all that billing and licensing need")
    void accepted() {
        User ada = new User("contoso", "u-1", "Ada@contoso.example", UserKind.MEMBER, true, 1);

        codec().encode(new Event.OrderAccepted(ORDER, ORDER.fingerprint(), ada, "One", NOW), outputs);

        assertThat(published).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo(Topics.CHECKOUT_EVENTS);
            assertThat(record.key()).isEqualTo("contoso");
            assertThat(record.partitionKey()).isEqualTo("contoso");
            assertThat(AvroReader.of(Topics.CHECKOUT_EVENTS, registry).decode(record.value()))
                    .isEqualTo(new OrderAccepted(purchase(), Payment.CARD, "pm_card_visa", "web"));
        });
    }

    @Test
    @DisplayName("C11 an outcome names its reason or its subscription")
    void outcomes() {
        KnownOrder known = new KnownOrder("order-1", "contoso", ORDER.fingerprint(), new Money(1, "USD"), NOW, false);
        Outcome completed =
                new Outcome("order-1", "contoso", null, "Klart", SUBSCRIPTION, new Money(1_000, "USD"), NOW);
        Outcome rejected =
                new Outcome("order-2", "contoso", Reason.PRICE_CHANGED, "Nytt pris", null, new Money(950, "EUR"), NOW);

        codec().encode(new Event.OrderEnded(known, completed), outputs);
        codec().encode(new Event.OrderRejected(ORDER, ORDER.fingerprint(), rejected), outputs);

        assertThat(published)
                .extracting(record ->
                        AvroReader.of(Topics.CHECKOUT_OUTCOMES, registry).decode(record.value()))
                .containsExactly(
                        new OrderOutcome(
                                "order-1",
                                "contoso",
                                OrderStatus.COMPLETED,
                                null,
                                "Klart",
                                SUBSCRIPTION.toString(),
                                1_000L,
                                "USD",
                                NOW),
                        new OrderOutcome(
                                "order-2",
                                "contoso",
                                OrderStatus.REJECTED,
                                "PRICE_CHANGED",
                                "Nytt pris",
                                null,
                                950L,
                                "EUR",
                                NOW));
    }

    @Test
    @DisplayName("C9 an id used again, and news of an unknown order, end as dead letters and publish nothing")
    void deadLetters() {
        codec().encode(new Event.OrderIdReused("order-1"), outputs);
        codec().encode(new Event.OrderNotKnown("order-9", "contoso"), outputs);

        assertThat(deadLetters).containsExactly("ORDER_ID_REUSED", "UNKNOWN_ORDER");
        assertThat(published).isEmpty();
    }

    private @Nullable Message decode(String topic, String key, byte @Nullable [] value) throws Malformed {
        return codec().decode(new Inbound(topic, 0, 0, NOW, key.getBytes(StandardCharsets.UTF_8), value, List.of()));
    }

    private String refusal(byte @Nullable [] value) {
        return catchThrowableOfType(Malformed.class, () -> decode("storefront.orders", "contoso", value))
                .reason();
    }

    private CheckoutCodec codec() {
        return new CheckoutCodec(registry);
    }

    private <V extends SpecificRecord> byte[] write(Topic<V> topic, V value) {
        return AvroWriter.of(topic, registry).encode(value);
    }

    /** An order that has an id and nothing else, under a schema of its own subject. */
    private byte[] withoutFields() {
        Schema schema = SchemaBuilder.record("OrderPlaced")
                .namespace("io.seatflow.storefront")
                .fields()
                .requiredString("orderId")
                .endRecord();
        int id = registry.register("somebody-elses-value", schema);
        return ByteBuffer.allocate(7)
                .put((byte) 0)
                .putInt(id)
                .put((byte) 2)
                .put((byte) 'x')
                .array();
    }

    private static Purchase purchase() {
        return new Purchase(
                "order-1",
                "contoso",
                "u-1",
                "Ada@contoso.example",
                "P1",
                "One",
                5,
                1_000L,
                "USD",
                Term.YEARLY,
                false,
                Channel.SELF_SERVICE,
                NOW);
    }

    private final class RecordingOutputs implements Outputs {
        @Override
        public void publish(
                Topic<?> topic,
                String partitionKey,
                String key,
                Class<? extends SpecificRecord> type,
                byte @Nullable [] value) {
            published.add(new Published(topic, partitionKey, key, type, value == null ? new byte[0] : value));
        }

        @Override
        public void intend(String key, byte[] request) {
            throw new AssertionError("checkout has no effects");
        }

        @Override
        public void schedule(String timerId, Instant due, byte[] body) {
            throw new AssertionError("checkout has no timers");
        }

        @Override
        public void cancel(String timerId) {
            throw new AssertionError("checkout has no timers");
        }

        @Override
        public void deadLetter(String reason, String text) {
            deadLetters.add(reason);
        }
    }
}
