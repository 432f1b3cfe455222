package io.seatflow.licensing.wire;

import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.events.licensing.SubscriptionStatus;
import io.seatflow.licensing.domain.Message.StateRead;
import io.seatflow.licensing.domain.Purchase;
import io.seatflow.licensing.domain.Subscription;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.workflow.Malformed;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** What licensing says of its subscriptions, and hears of them when it reads its own words back. */
final class SubscriptionRecords {
    private SubscriptionRecords() {}

    static SubscriptionCreated created(Subscription subscription) {
        return new SubscriptionCreated(
                subscription.id().toString(),
                PurchaseRecords.write(subscription.purchase()),
                subscription.startsAt(),
                subscription.endsAt());
    }

    static io.seatflow.events.licensing.Subscription state(Subscription subscription) {
        Purchase purchase = subscription.purchase();
        return new io.seatflow.events.licensing.Subscription(
                subscription.id().toString(),
                purchase.tenantId(),
                purchase.orderId(),
                purchase.productId(),
                purchase.productName(),
                purchase.purchaserId(),
                purchase.purchaserEmail(),
                PurchaseRecords.channel(purchase.channel()),
                purchase.quantity(),
                subscription.assigned(),
                PurchaseRecords.term(purchase.term()),
                purchase.trial(),
                purchase.unitPriceMinor(),
                purchase.currency(),
                status(subscription.status()),
                subscription.startsAt(),
                subscription.endsAt(),
                subscription.recurring(),
                subscription.reserved(),
                subscription.scheduledQuantity(),
                subscription.takeoverId(),
                subscription.version(),
                subscription.changedAt());
    }

    static SubscriptionStatus status(io.seatflow.licensing.domain.SubscriptionStatus status) {
        return switch (status) {
            case ACTIVE -> SubscriptionStatus.ACTIVE;
            case EXPIRED -> SubscriptionStatus.EXPIRED;
            case DISABLED -> SubscriptionStatus.DISABLED;
            case DELETED -> SubscriptionStatus.DELETED;
        };
    }

    static StateRead read(io.seatflow.events.licensing.Subscription state) throws Malformed {
        return new StateRead(id(state.getSubscriptionId()), state.getVersion());
    }

    /** Licensing deletes no state, so a deletion is older than any. */
    static StateRead deletionRead(byte @Nullable [] key) throws Malformed {
        return new StateRead(id(key == null ? "" : new String(key, StandardCharsets.UTF_8)), 0);
    }

    private static SubscriptionId id(String text) throws Malformed {
        return SubscriptionId.parse(text)
                .orElseThrow(() -> new Malformed("BAD_SUBSCRIPTION_ID", "expected a UUID as subscription id"));
    }
}
