package io.seatflow.billing.wire;

import io.seatflow.billing.domain.Purchase;
import io.seatflow.billing.domain.Settlement;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.workflow.Outputs;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What billing says to the other services. */
final class BillingEvents {
    private final AvroWriter<SpecificRecord> writer;

    BillingEvents(RegistryClient registry) {
        this.writer = AvroWriter.of(Topics.BILLING_EVENTS, registry);
    }

    void publish(Settlement settlement, Outputs outputs) {
        String tenantId = settlement.purchase().tenantId();
        SpecificRecord event = event(settlement);
        outputs.publish(Topics.BILLING_EVENTS, tenantId, tenantId, event.getClass(), writer.encode(event));
    }

    private static SpecificRecord event(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Paid paid ->
                paid(settlement, paid.capture().amountMinor(), paid.invoice().number());
            case Settlement.Invoiced invoiced ->
                paid(settlement, 0, invoiced.invoice().number());
            case Settlement.NothingDue free -> paid(free, 0, null);
            case Settlement.Declined declined -> declined(declined);
        };
    }

    private static OrderPaid paid(Settlement settlement, long amountMinor, @Nullable String invoiceId) {
        return OrderPaid.newBuilder()
                .setPurchase(Purchases.write(settlement.purchase()))
                .setAmountMinor(amountMinor)
                .setInvoiceId(invoiceId)
                .setPaidAt(settlement.settledAt())
                .build();
    }

    private static PaymentDeclined declined(Settlement.Declined declined) {
        Purchase purchase = declined.purchase();
        return PaymentDeclined.newBuilder()
                .setOrderId(purchase.orderId())
                .setTenantId(purchase.tenantId())
                .setPurchaserId(purchase.purchaserId())
                .setAmountMinor(purchase.amountDueMinor())
                .setCurrency(purchase.currency())
                .setDeclineCode(declined.reason().code())
                .setDeclineMessage(declined.reason().message())
                .setDeclinedAt(declined.settledAt())
                .build();
    }
}
