package io.seatflow.licensing.wire;

import io.seatflow.events.licensing.CancelledBy;
import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.RecurringBillingSet;
import io.seatflow.events.licensing.SeatsChanged;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.SubscriptionStateChanged;
import io.seatflow.licensing.domain.Asked;
import io.seatflow.licensing.domain.Channel;
import io.seatflow.licensing.domain.Ending;
import io.seatflow.licensing.domain.Event;
import io.seatflow.licensing.domain.Purchase;
import io.seatflow.licensing.domain.Subscription;
import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import io.seatflow.licensing.domain.Takeover;
import io.seatflow.licensing.domain.TakeoverCommand.ReserveTakeover;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What became of whole subscriptions: how large they are, and how far in their life. */
final class ChangeRecords {
    private ChangeRecords() {}

    static SeatsChanged changed(Event.SeatsChanged event) {
        Subscription subscription = event.subscription();
        return new SeatsChanged(
                event.asked().command().id(),
                subscription.tenantId(),
                subscription.id().toString(),
                subscription.purchase().productId(),
                event.before(),
                event.quantity(),
                event.scheduled(),
                event.scheduled() ? subscription.endsAt() : event.changedAt(),
                event.amountMinor(),
                subscription.purchase().currency(),
                event.asked().requester().id(),
                event.changedAt());
    }

    static RecurringBillingSet set(Event.RecurringBillingSet event) {
        Subscription subscription = event.subscription();
        return new RecurringBillingSet(
                event.asked().command().id(),
                subscription.tenantId(),
                subscription.id().toString(),
                subscription.purchase().productId(),
                subscription.recurring(),
                subscription.endsAt(),
                event.asked().requester().id(),
                event.setAt());
    }

    static SubscriptionStateChanged changed(Event.SubscriptionStateChanged event) {
        Subscription subscription = event.subscription();
        Asked asked = event.asked();
        return new SubscriptionStateChanged(
                asked == null ? null : asked.command().id(),
                subscription.id().toString(),
                subscription.tenantId(),
                subscription.purchase().productId(),
                SubscriptionRecords.status(event.before()),
                SubscriptionRecords.status(subscription.status()),
                subscription.startsAt(),
                subscription.endsAt(),
                event.changedAt());
    }

    /** A command is refused long after it came, since it could not be paid. */
    static CommandRefused refused(Event.PaymentRefused event) {
        return new CommandRefused(
                event.asked().command().id(),
                event.payment().tenantId(),
                event.payment().subscription().toString(),
                event.reason().name(),
                List.of(),
                0,
                event.detail(),
                event.asked().requester().id(),
                event.refusedAt());
    }

    static SubscriptionCancelled cancelled(Event.SubscriptionCancelled event) {
        Subscription subscription = event.subscription();
        Purchase purchase = subscription.purchase();
        By by = By.of(event.ending(), purchase);
        Moved moved = Moved.of(event.ending());
        return SubscriptionCancelled.newBuilder()
                .setCommandId(by.commandId())
                .setSubscriptionId(subscription.id().toString())
                .setTenantId(purchase.tenantId())
                .setProductId(purchase.productId())
                .setProductName(purchase.productName())
                .setChannel(PurchaseRecords.channel(purchase.channel()))
                .setPurchaserId(purchase.purchaserId())
                .setPurchaserEmail(purchase.purchaserEmail())
                .setQuantity(purchase.quantity())
                .setUsersWithoutSeat(event.usersWithoutSeat())
                .setCancelledBy(by.who())
                .setRequestedBy(by.requestedBy())
                .setRequestedByTenantId(by.requestedByTenantId())
                .setReason(by.reason())
                .setTakeoverId(by.takeoverId())
                .setMovedToSubscriptionId(moved.subscriptionId())
                .setMovedToProductName(moved.productName())
                .setUsersMoved(moved.users())
                .setRefundMinor(event.refundMinor())
                .setCurrency(purchase.currency())
                .setCancelledAt(event.cancelledAt())
                .build();
    }

    /** Who ended it, as far as it is told. */
    private record By(
            CancelledBy who,
            @Nullable String commandId,
            @Nullable String requestedBy,
            @Nullable String requestedByTenantId,
            @Nullable String reason,
            @Nullable String takeoverId) {

        static By of(Ending ending, Purchase purchase) {
            return switch (ending) {
                case Ending.LifeOver over -> new By(CancelledBy.LIFE_CYCLE, null, null, null, null, null);
                case Ending.TakenOver takenOver -> of(takenOver.takeover().command());
                case Ending.Cancelled cancelled -> of(cancelled.command(), purchase);
            };
        }

        private static By of(CancelSubscription command, Purchase purchase) {
            return new By(
                    purchase.channel() == Channel.SELF_SERVICE ? CancelledBy.PURCHASER : CancelledBy.ADMIN,
                    command.id().id(),
                    command.requester().id(),
                    command.isPartners() ? command.requester().tenantId() : null,
                    command.reason(),
                    null);
        }

        private static By of(ReserveTakeover command) {
            return new By(
                    CancelledBy.ADMIN,
                    command.id().id(),
                    command.requester().id(),
                    command.isPartners() ? command.requester().tenantId() : null,
                    command.reason(),
                    command.id().id());
        }
    }

    /** Where its users are now. */
    private record Moved(
            @Nullable String subscriptionId, @Nullable String productName, int users) {
        private static final Moved NOBODY = new Moved(null, null, 0);

        static Moved of(Ending ending) {
            return switch (ending) {
                case Ending.TakenOver takenOver -> of(takenOver.takeover(), takenOver.target());
                case Ending.Cancelled cancelled -> NOBODY;
                case Ending.LifeOver over -> NOBODY;
            };
        }

        private static Moved of(Takeover takeover, @Nullable Subscription target) {
            return target == null
                    ? NOBODY
                    : new Moved(target.id().toString(), target.purchase().productName(), takeover.usersMoved());
        }
    }
}
