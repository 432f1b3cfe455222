package io.seatflow.licensing.domain;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** What somebody wants of a subscription as a whole: how large it is, and how long it lives. */
public sealed interface SubscriptionCommand extends OwnersCommand {

    /** L3: it shall have so many seats. */
    record ChangeSeats(CommandId id, String subscriptionId, int quantity, UserId requester)
            implements SubscriptionCommand {
        /** C10: the most seats of a subscription. */
        static final int MOST = 10_000;

        boolean isPossible() {
            return quantity >= 1 && quantity <= MOST;
        }
    }

    /** X1: it shall end. */
    record CancelSubscription(
            CommandId id,
            String subscriptionId,
            String reason,
            @Nullable String feedback,
            UserId requester) implements SubscriptionCommand {
        /** The codes that a reason may be. */
        public static final Set<String> REASONS = Set.of(
                "NOT_NEEDED",
                "TOO_EXPENSIVE",
                "MISSING_FEATURES",
                "OTHER_PRODUCT",
                "TECHNICAL_PROBLEMS",
                "CENTRALISED",
                "OTHER");
    }

    /** X5: whether it shall renew itself. */
    record SetRecurringBilling(CommandId id, String subscriptionId, boolean enabled, UserId requester)
            implements SubscriptionCommand {}

    /** X3: it shall live again. */
    record ReactivateSubscription(CommandId id, String subscriptionId, UserId requester)
            implements SubscriptionCommand {}

    @Override
    default List<String> content() {
        return switch (this) {
            case ChangeSeats change -> List.of("change", Integer.toString(change.quantity()));
            case CancelSubscription cancel ->
                List.of("cancel", cancel.reason(), cancel.feedback() == null ? "" : cancel.feedback());
            case SetRecurringBilling set -> List.of("recurring", Boolean.toString(set.enabled()));
            case ReactivateSubscription reactivate -> List.of("reactivate");
        };
    }
}
