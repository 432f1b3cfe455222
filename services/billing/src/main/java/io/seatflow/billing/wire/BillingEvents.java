package io.seatflow.billing.wire;

import io.seatflow.billing.domain.Due;
import io.seatflow.billing.domain.Event;
import io.seatflow.billing.domain.LaterInvoice;
import io.seatflow.billing.domain.LaterSettlement;
import io.seatflow.billing.domain.Purchase;
import io.seatflow.billing.domain.Settlement;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.billing.PaymentFailed;
import io.seatflow.events.billing.PaymentSettled;
import io.seatflow.events.billing.RefundSettled;
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
        publish(settlement.purchase().tenantId(), event(settlement), outputs);
    }

    void publish(LaterSettlement settlement, Outputs outputs) {
        publish(settlement.due().tenantId(), event(settlement), outputs);
    }

    void publish(Event.RefundSettled refund, Outputs outputs) {
        Due due = refund.due();
        LaterInvoice invoice = refund.invoice();
        publish(
                due.tenantId(),
                new RefundSettled(
                        due.id(),
                        due.tenantId(),
                        due.subscriptionId(),
                        due.orderId(),
                        refund.amountMinor(),
                        due.currency(),
                        invoice == null ? null : invoice.number(),
                        refund.settledAt()),
                outputs);
    }

    private void publish(String tenantId, SpecificRecord event, Outputs outputs) {
        outputs.publish(Topics.BILLING_EVENTS, tenantId, tenantId, event.getClass(), writer.encode(event));
    }

    private static SpecificRecord event(LaterSettlement settlement) {
        return switch (settlement) {
            case LaterSettlement.Captured captured -> settled(captured, captured.invoice());
            case LaterSettlement.Invoiced invoiced -> settled(invoiced, invoiced.invoice());
            case LaterSettlement.NothingDue free -> settled(free, null);
            case LaterSettlement.Declined declined -> failed(declined);
        };
    }

    private static PaymentSettled settled(LaterSettlement settlement, @Nullable LaterInvoice invoice) {
        Due due = settlement.due();
        return new PaymentSettled(
                due.id(),
                due.tenantId(),
                due.subscriptionId(),
                due.orderId(),
                due.totalMinor(),
                due.currency(),
                invoice == null ? null : invoice.number(),
                settlement.settledAt());
    }

    private static PaymentFailed failed(LaterSettlement.Declined declined) {
        Due due = declined.due();
        return new PaymentFailed(
                due.id(),
                due.tenantId(),
                due.subscriptionId(),
                due.orderId(),
                due.totalMinor(),
                due.currency(),
                declined.reason().code(),
                declined.reason().message(),
                declined.settledAt());
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
                .setRenewable(isRenewable(settlement))
                .build();
    }

    /** C7: a trial without a card is not charged when it ends. */
    private static boolean isRenewable(Settlement settlement) {
        return !(settlement instanceof Settlement.NothingDue free
                && free.purchase().trial()
                && free.token() == null);
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
