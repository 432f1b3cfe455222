package io.seatflow.licensing.wire;

import io.seatflow.events.licensing.PaymentDue;
import io.seatflow.events.licensing.RefundDue;
import io.seatflow.licensing.domain.Event;
import io.seatflow.licensing.domain.OpenPayment;
import io.seatflow.licensing.domain.PaymentAnswer;
import io.seatflow.licensing.domain.Purchase;
import io.seatflow.licensing.domain.Refund;

/** What licensing asks billing to take and to pay back, and what billing answers. */
final class MoneyRecords {
    private MoneyRecords() {}

    static PaymentAnswer settled(io.seatflow.events.billing.PaymentSettled payment) {
        return new PaymentAnswer.PaymentSettled(payment.getPaymentId(), payment.getAmountMinor());
    }

    static PaymentAnswer failed(io.seatflow.events.billing.PaymentFailed payment) {
        return new PaymentAnswer.PaymentFailed(payment.getPaymentId(), payment.getDeclineMessage());
    }

    static PaymentDue due(Event.PaymentOpened event) {
        OpenPayment payment = event.payment();
        Purchase purchase = event.subscription().purchase();
        return new PaymentDue(
                payment.id(),
                payment.tenantId(),
                payment.subscription().toString(),
                purchase.orderId(),
                purchase.purchaserId(),
                purchase.productId(),
                purchase.productName(),
                PurchaseRecords.channel(purchase.channel()),
                switch (payment.kind()) {
                    case ADD_SEATS -> io.seatflow.events.licensing.PaymentKind.ADD_SEATS;
                    case RENEWAL -> io.seatflow.events.licensing.PaymentKind.RENEWAL;
                    case REACTIVATION -> io.seatflow.events.licensing.PaymentKind.REACTIVATION;
                },
                payment.seats(),
                purchase.unitPriceMinor(),
                payment.netMinor(),
                purchase.currency(),
                payment.serviceFrom(),
                payment.serviceTo(),
                payment.dueAt());
    }

    static RefundDue due(Event.RefundOpened event) {
        Refund refund = event.refund();
        Purchase purchase = refund.subscription().purchase();
        return new RefundDue(
                refund.id(),
                purchase.tenantId(),
                refund.subscription().id().toString(),
                purchase.orderId(),
                purchase.purchaserId(),
                purchase.productId(),
                purchase.productName(),
                switch (refund.kind()) {
                    case REMOVE_SEATS -> io.seatflow.events.licensing.RefundKind.REMOVE_SEATS;
                    case CANCEL -> io.seatflow.events.licensing.RefundKind.CANCEL;
                },
                refund.seats(),
                purchase.unitPriceMinor(),
                refund.netMinor(),
                purchase.currency(),
                refund.serviceFrom(),
                refund.serviceTo(),
                refund.dueAt());
    }
}
