package io.seatflow.admin.domain;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What other services can be asked to do. */
public sealed interface Command {
    /** Its name among operations. */
    default String kind() {
        return switch (this) {
            case Assign assign -> "ASSIGN";
            case Unassign unassign -> "UNASSIGN";
            case ChangeSeats change -> "CHANGE_SEATS";
            case Cancel cancel -> "CANCEL";
            case SetRecurring set -> "SET_RECURRING";
            case Reactivate reactivate -> "REACTIVATE";
            case BuyCentrally buy -> "BUY_CENTRALLY";
            case PreviewTakeover preview -> "PREVIEW_TAKEOVER";
            case StartTakeover start -> TAKEOVER;
        };
    }

    /** The kind of operation that is answered by states of a takeover, and by nothing else. */
    String TAKEOVER = "TAKEOVER";

    /** L1, L2. */
    record Assign(List<String> userIds) implements Command {}

    /** L1, L2. */
    record Unassign(List<String> userIds) implements Command {}

    /** L3: the new total. */
    record ChangeSeats(int quantity) implements Command {}

    /** X1. */
    record Cancel(CancelReason reason, @Nullable String feedback) implements Command {}

    /** X5. */
    record SetRecurring(boolean enabled) implements Command {}

    /** X3. */
    record Reactivate() implements Command {}

    /** C2, T11. */
    record BuyCentrally(String productId, int quantity, Term term, long unitPriceMinor, String currency)
            implements Command {}

    /** T10. */
    record PreviewTakeover(@Nullable String targetSubscriptionId) implements Command {}

    /** T1: users are moved to the target, or lose their seats where there is none. */
    record StartTakeover(@Nullable String targetSubscriptionId, CancelReason reason) implements Command {}

    /** How long a paid term is. */
    enum Term {
        MONTHLY,
        YEARLY
    }

    /** X1, T9: why a subscription is cancelled. */
    enum CancelReason {
        NOT_NEEDED,
        TOO_EXPENSIVE,
        MISSING_FEATURES,
        OTHER_PRODUCT,
        TECHNICAL_PROBLEMS,
        CENTRALISED,
        OTHER
    }
}
