package io.seatflow.admin.wire;

import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.HistoryEntry;
import io.seatflow.admin.domain.Message;
import io.seatflow.events.Channel;
import io.seatflow.events.Purchase;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.billing.PaymentFailed;
import io.seatflow.events.billing.PaymentSettled;
import io.seatflow.events.billing.RefundSettled;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What billing says, as lines of the order history. */
final class BillingFacts {
    private BillingFacts() {}

    static @Nullable Message of(SpecificRecord event) {
        HistoryEntry entry = switch (event) {
            case OrderPaid paid -> paid(paid);
            case PaymentDeclined declined -> declined(declined);
            case PaymentSettled settled -> settled(settled);
            case PaymentFailed failed -> failed(failed);
            case RefundSettled refunded -> refunded(refunded);
            default -> null;
        };
        return entry == null ? null : new Message.Told(List.of(new Fact.HistoryNoted(entry)));
    }

    private static HistoryEntry paid(OrderPaid paid) {
        Purchase purchase = paid.getPurchase();
        return new HistoryEntry(
                purchase.getTenantId(),
                purchase.getOrderId(),
                "PURCHASE",
                purchase.getOrderId(),
                purchase.getPurchaserId(),
                purchase.getProductId(),
                purchase.getProductName(),
                purchase.getQuantity(),
                total(paid),
                purchase.getCurrency(),
                "PAID",
                paid.getInvoiceId(),
                paid.getPaidAt());
    }

    /** C2: of a central purchase nothing is captured; its invoice has the whole price. */
    private static long total(OrderPaid paid) {
        Purchase purchase = paid.getPurchase();
        return purchase.getChannel() == Channel.CENTRAL
                ? Math.multiplyExact(purchase.getQuantity(), purchase.getUnitPriceMinor())
                : paid.getAmountMinor();
    }

    private static HistoryEntry declined(PaymentDeclined declined) {
        return new HistoryEntry(
                declined.getTenantId(),
                declined.getOrderId(),
                "PURCHASE",
                declined.getOrderId(),
                declined.getPurchaserId(),
                null,
                null,
                null,
                declined.getAmountMinor(),
                declined.getCurrency(),
                "DECLINED",
                null,
                declined.getDeclinedAt());
    }

    private static HistoryEntry settled(PaymentSettled settled) {
        return line(
                settled.getTenantId(),
                settled.getPaymentId(),
                settled.getOrderId(),
                settled.getAmountMinor(),
                settled.getCurrency(),
                "PAID",
                settled.getInvoiceId(),
                settled.getSettledAt());
    }

    private static HistoryEntry failed(PaymentFailed failed) {
        return line(
                failed.getTenantId(),
                failed.getPaymentId(),
                failed.getOrderId(),
                failed.getAmountMinor(),
                failed.getCurrency(),
                "DECLINED",
                null,
                failed.getFailedAt());
    }

    private static HistoryEntry refunded(RefundSettled refunded) {
        return line(
                refunded.getTenantId(),
                refunded.getRefundId(),
                refunded.getOrderId(),
                -refunded.getAmountMinor(),
                refunded.getCurrency(),
                "REFUNDED",
                refunded.getInvoiceId(),
                refunded.getSettledAt());
    }

    /** What it is for, licensing has said, or will. */
    private static HistoryEntry line(
            String tenantId,
            String entryId,
            String orderId,
            long amountMinor,
            String currency,
            String status,
            @Nullable String invoiceId,
            Instant at) {
        return new HistoryEntry(
                tenantId, entryId, null, orderId, null, null, null, null, amountMinor, currency, status, invoiceId, at);
    }
}
