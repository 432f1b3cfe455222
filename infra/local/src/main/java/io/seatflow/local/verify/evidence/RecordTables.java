package io.seatflow.local.verify.evidence;

import io.seatflow.events.Purchase;
import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.checkout.BuyCentrally;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderPlaced;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts each record that could be read into the table of its kind. */
final class RecordTables {
    private final TableWriter orders;
    private final TableWriter central;
    private final TableWriter outcomes;
    private final TableWriter accepted;
    private final TableWriter payments;
    private final TableWriter created;
    private final TableWriter cancelled;
    private final TableWriter subscriptions;
    private final TableWriter products;
    private final TableWriter deadLetters;
    private final TableWriter others;

    RecordTables(Workbench workbench) {
        orders = new TableWriter(workbench, "order_record");
        central = new TableWriter(workbench, "central_record");
        outcomes = new TableWriter(workbench, "outcome_record");
        accepted = new TableWriter(workbench, "accepted_record");
        payments = new TableWriter(workbench, "payment_record");
        created = new TableWriter(workbench, "created_record");
        cancelled = new TableWriter(workbench, "cancelled_record");
        subscriptions = new TableWriter(workbench, "subscription_record");
        products = new TableWriter(workbench, "product_record");
        deadLetters = new TableWriter(workbench, "dead_letter");
        others = new TableWriter(workbench, "other_record");
    }

    /** Takes a record; without a value it is a deletion. */
    void take(Envelope at, @Nullable SpecificRecord value) {
        switch (value) {
            case OrderPlaced order -> take(at, order);
            case BuyCentrally command ->
                central.row(at.partition(), at.offset(), command.getCommandId(), command.getTenantId());
            case OrderOutcome outcome -> take(at, outcome);
            case OrderAccepted order -> take(at, order);
            case OrderPaid paid -> payment(at, "OrderPaid", paid.getPurchase(), paid.getAmountMinor());
            case PaymentDeclined declined -> take(at, declined);
            case SubscriptionCreated subscription -> take(at, subscription);
            case SubscriptionCancelled cancellation -> take(at, cancellation);
            case Subscription subscription -> take(at, subscription);
            case ProductAvailability product -> take(at, product);
            case DeadLetter letter -> take(at, letter);
            case null -> other(at);
            default -> other(at);
        }
    }

    void flush() {
        List.of(
                        orders,
                        central,
                        outcomes,
                        accepted,
                        payments,
                        created,
                        cancelled,
                        subscriptions,
                        products,
                        deadLetters,
                        others)
                .forEach(TableWriter::flush);
    }

    private void take(Envelope at, OrderPlaced order) {
        orders.row(
                at.partition(),
                at.offset(),
                order.getOrderId(),
                order.getTenantId(),
                order.getProductId(),
                order.getQuantity(),
                order.getUnitPriceMinor(),
                order.getCurrency(),
                order.getTerm(),
                order.getTrial());
    }

    private void take(Envelope at, OrderOutcome outcome) {
        outcomes.row(
                at.partition(),
                at.offset(),
                at.lane(),
                at.sequence(),
                at.digest(),
                outcome.getOrderId(),
                outcome.getTenantId(),
                outcome.getStatus(),
                outcome.getReason(),
                outcome.getSubscriptionId(),
                outcome.getUnitPriceMinor(),
                outcome.getCurrency(),
                outcome.getDecidedAt());
    }

    private void take(Envelope at, OrderAccepted order) {
        Purchase purchase = order.getPurchase();
        accepted.row(
                at.partition(),
                at.offset(),
                at.lane(),
                at.sequence(),
                at.digest(),
                purchase.getOrderId(),
                purchase.getTenantId(),
                purchase.getPurchaserId());
    }

    private void take(Envelope at, PaymentDeclined declined) {
        payments.row(
                at.partition(),
                at.offset(),
                at.lane(),
                at.sequence(),
                at.digest(),
                "PaymentDeclined",
                declined.getOrderId(),
                declined.getTenantId(),
                declined.getPurchaserId(),
                declined.getAmountMinor(),
                declined.getCurrency());
    }

    private void payment(Envelope at, String kind, Purchase purchase, long amountMinor) {
        payments.row(
                at.partition(),
                at.offset(),
                at.lane(),
                at.sequence(),
                at.digest(),
                kind,
                purchase.getOrderId(),
                purchase.getTenantId(),
                purchase.getPurchaserId(),
                amountMinor,
                purchase.getCurrency());
    }

    private void take(Envelope at, SubscriptionCreated subscription) {
        Purchase purchase = subscription.getPurchase();
        created.row(
                at.partition(),
                at.offset(),
                at.lane(),
                at.sequence(),
                at.digest(),
                purchase.getOrderId(),
                purchase.getTenantId(),
                purchase.getPurchaserId(),
                subscription.getSubscriptionId());
    }

    private void take(Envelope at, SubscriptionCancelled cancellation) {
        cancelled.row(
                at.partition(),
                at.offset(),
                at.lane(),
                at.sequence(),
                at.digest(),
                cancellation.getSubscriptionId(),
                cancellation.getTenantId(),
                cancellation.getPurchaserId());
    }

    private void take(Envelope at, Subscription state) {
        subscriptions.row(
                at.partition(),
                at.offset(),
                at.lane(),
                at.sequence(),
                at.digest(),
                state.getSubscriptionId(),
                state.getTenantId(),
                state.getOrderId(),
                state.getPurchaserId(),
                state.getProductId(),
                state.getChannel(),
                state.getQuantity(),
                state.getAssigned(),
                state.getUnitPriceMinor(),
                state.getCurrency(),
                state.getTerm(),
                state.getTrial(),
                state.getStatus(),
                state.getVersion());
    }

    private void take(Envelope at, ProductAvailability product) {
        byte[] key = at.record().key();
        products.row(
                at.partition(),
                at.offset(),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                product.getTenantId(),
                product.getProductId(),
                product.getPurchased(),
                product.getAssigned(),
                product.getRemaining(),
                product.getSelfService(),
                product.getCentral(),
                product.getSubscriptions());
    }

    private void take(Envelope at, DeadLetter letter) {
        ByteBuffer value = letter.getValue();
        deadLetters.row(
                at.topic().name(),
                at.partition(),
                at.offset(),
                at.lane(),
                at.sequence(),
                at.digest(),
                letter.getService(),
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset(),
                letter.getReason(),
                value == null ? null : value.remaining(),
                letter.getOriginalSize(),
                letter.getTruncated());
    }

    private void other(Envelope at) {
        if (at.lane() != null) {
            others.row(at.topic().name(), at.partition(), at.offset(), at.lane(), at.sequence(), at.digest());
        }
    }
}
