package io.seatflow.billing.wire;

import io.seatflow.billing.domain.Event;
import io.seatflow.billing.domain.ExamplePurchases;
import io.seatflow.billing.domain.Invoice;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Payment;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.domain.Purchase;
import io.seatflow.billing.domain.Settlement;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Malformed;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

@DisplayName("Billing on the wire")
class BillingCodecTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:05Z");

    private final RegistryClient registry =
            new RegistryClient(RegistrySettings.at(TestServers.registry().url().toString()));
    private final AcceptedOrders orders = deployed();

    private AcceptedOrders deployed() {
        SchemaDeployment.deploy(registry);
        return new AcceptedOrders(registry);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    @DisplayName("an accepted order is read with how it is paid")
    void decodes() throws Malformed {
        assertThat(codec().decode(inbound(
                        accepted(ExamplePurchases.of("order-1"), io.seatflow.storefront.Payment.CARD, "pm_1"))))
                .isEqualTo(new Message.OrderAccepted(ExamplePurchases.of("order-1"), new Payment.Card("pm_1")));
        assertThat(codec().decode(inbound(
                        accepted(ExamplePurchases.trial("order-1"), io.seatflow.storefront.Payment.NONE, null))))
                .isEqualTo(new Message.OrderAccepted(ExamplePurchases.trial("order-1"), new Payment.None()));
        assertThat(codec().decode(inbound(
                        accepted(ExamplePurchases.of("order-1"), io.seatflow.storefront.Payment.INVOICE, null))))
                .isEqualTo(new Message.OrderAccepted(ExamplePurchases.of("order-1"), new Payment.OnInvoice()));
    }

    @Test
    @DisplayName("B4 a charge is intended under the order's id, and its request gives the order back")
    void intends() throws Malformed {
        WrittenOutputs outputs = new WrittenOutputs();
        codec().encode(new Event.ChargeIntended(ExamplePurchases.of("order-1"), "pm_1"), outputs);
        assertThat(outputs.intents).containsOnlyKeys("order-1");
        assertThat(orders.read(requireNonNull(outputs.intents.get("order-1"))))
                .isEqualTo(new Message.OrderAccepted(ExamplePurchases.of("order-1"), new Payment.Card("pm_1")));
        assertThat(outputs.published).isEmpty();
    }

    @Test
    @DisplayName("an order that is paid, or has nothing due, is told as paid; a decline with the provider's reason")
    void publishes() {
        WrittenOutputs outputs = new WrittenOutputs();
        Purchase purchase = ExamplePurchases.of("order-1");
        Invoice invoice = Invoice.of(purchase, NOW);
        ProviderAnswer.Captured captured = new ProviderAnswer.Captured("pi_1", 3750, "EUR", "visa", "4242");
        List<Event> events = List.of(
                new Settlement.Paid(purchase, "pm_1", captured, invoice, NOW),
                new Settlement.NothingDue(ExamplePurchases.trial("order-2"), null, NOW),
                new Settlement.Declined(
                        purchase, "pm_1", new ProviderAnswer.Declined("lost_card", "Your card was declined."), NOW));
        events.forEach(event -> codec().encode(event, outputs));

        AvroReader<SpecificRecord> reader = AvroReader.of(Topics.BILLING_EVENTS, registry);
        List<SpecificRecord> told = outputs.published.stream()
                .map(published -> {
                    assertThat(published.topic()).isEqualTo(Topics.BILLING_EVENTS);
                    assertThat(published.key()).isEqualTo("contoso").isEqualTo(published.partitionKey());
                    return reader.decode(published.value());
                })
                .toList();
        assertThat(told).hasSize(3);
        assertThat(told.get(0)).asInstanceOf(type(OrderPaid.class)).satisfies(paid -> {
            assertThat(paid.getPurchase()).isEqualTo(Purchases.write(purchase));
            assertThat(paid.getAmountMinor()).isEqualTo(3750);
            assertThat(paid.getInvoiceId()).isEqualTo(invoice.number());
            assertThat(paid.getPaidAt()).isEqualTo(NOW);
        });
        assertThat(told.get(1)).asInstanceOf(type(OrderPaid.class)).satisfies(paid -> {
            assertThat(paid.getAmountMinor()).isZero();
            assertThat(paid.getInvoiceId()).isNull();
        });
        assertThat(told.get(2))
                .isEqualTo(new PaymentDeclined(
                        "order-1", "contoso", "user-1", 3750L, "EUR", "lost_card", "Your card was declined.", NOW));
    }

    @ParameterizedTest
    @DisplayName("an order of which no price can be computed is malformed")
    @CsvSource({"0, 100", "-1, 100", "1, -1", "3, 9223372036854775807"})
    void noPrice(int quantity, long price) {
        byte[] bytes = accepted(
                ExamplePurchases.of("order-1", quantity, price, false), io.seatflow.storefront.Payment.CARD, "pm_1");
        assertThatThrownBy(() -> codec().decode(inbound(bytes)))
                .asInstanceOf(type(Malformed.class))
                .extracting(Malformed::reason)
                .isEqualTo("NOT_A_PURCHASE");
    }

    @Test
    @DisplayName("a record without a value, or that is not Avro, is malformed")
    void malformed() {
        assertThatThrownBy(() -> codec().decode(inbound(null)))
                .asInstanceOf(type(Malformed.class))
                .extracting(Malformed::reason)
                .isEqualTo("NO_VALUE");
        assertThatThrownBy(() -> codec().decode(inbound(new byte[] {'{', '}'})))
                .asInstanceOf(type(Malformed.class))
                .extracting(Malformed::reason)
                .isEqualTo("NOT_AVRO");
    }

    private BillingCodec codec() {
        LaterDues dues = new LaterDues(registry);
        return new BillingCodec(orders, dues, new Requests(orders, dues), registry);
    }

    private byte[] accepted(Purchase purchase, io.seatflow.storefront.Payment payment, @Nullable String token) {
        return AvroWriter.of(Topics.CHECKOUT_EVENTS, registry)
                .encode(new OrderAccepted(Purchases.write(purchase), payment, token, "website"));
    }

    private static Inbound inbound(byte @Nullable [] value) {
        return new Inbound("checkout.events", 0, 0, NOW, null, value, List.of());
    }
}
