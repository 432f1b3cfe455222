package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.Event;
import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Money;
import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.Outcome;
import io.seatflow.checkout.domain.PaymentMethod;
import io.seatflow.checkout.domain.Reason;
import io.seatflow.events.Purchase;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderStatus;
import io.seatflow.storefront.Payment;
import io.seatflow.workflow.CardNumbers;
import io.seatflow.workflow.Malformed;

import java.util.UUID;

/** What the services tell each other, and the storefront, about an order. */
final class EventRecords {
    private EventRecords() {}

    static OrderAccepted accepted(Event.OrderAccepted event) {
        Order order = event.order();
        Purchase purchase = new Purchase(
                order.id(),
                order.tenantId(),
                event.purchaser().id(),
                event.purchaser().email(),
                order.productId(),
                event.productName(),
                order.quantity(),
                order.unitPriceMinor(),
                order.currency(),
                ProductRecords.term(order.term()),
                order.trial(),
                ProductRecords.channel(order.channel()),
                event.acceptedAt());
        String token = order.payment() == PaymentMethod.CARD ? order.paymentToken() : null;
        return new OrderAccepted(purchase, payment(order.payment()), token, order.storefront());
    }

    static OrderOutcome outcome(Outcome outcome) {
        Reason reason = outcome.reason();
        UUID subscription = outcome.subscriptionId();
        return new OrderOutcome(
                outcome.orderId(),
                outcome.tenantId(),
                reason == null ? OrderStatus.COMPLETED : OrderStatus.REJECTED,
                reason == null ? null : reason.name(),
                outcome.message(),
                subscription == null ? null : subscription.toString(),
                outcome.price().minor(),
                outcome.price().currency(),
                outcome.decidedAt());
    }

    /** The provider's words go to the buyer, so even those are masked (C12). */
    static Message declined(PaymentDeclined declined) {
        return new Message.PaymentDeclined(
                declined.getOrderId(),
                declined.getTenantId(),
                declined.getDeclineCode(),
                CardNumbers.mask(declined.getDeclineMessage()));
    }

    static Message created(SubscriptionCreated created) throws Malformed {
        Purchase purchase = created.getPurchase();
        return new Message.SubscriptionCreated(
                purchase.getOrderId(),
                purchase.getTenantId(),
                uuid(created.getSubscriptionId()),
                purchase.getProductName(),
                purchase.getQuantity(),
                purchase.getTrial(),
                new Money(purchase.getUnitPriceMinor(), purchase.getCurrency()),
                purchase.getAcceptedAt());
    }

    private static UUID uuid(String id) throws Malformed {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new Malformed("BAD_SUBSCRIPTION_ID", "expected a UUID as subscription id");
        }
    }

    private static Payment payment(PaymentMethod payment) {
        return switch (payment) {
            case CARD -> Payment.CARD;
            case INVOICE -> Payment.INVOICE;
            case NONE -> Payment.NONE;
        };
    }
}
