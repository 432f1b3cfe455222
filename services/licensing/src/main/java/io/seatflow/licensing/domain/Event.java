package io.seatflow.licensing.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What a decision says happened. Subscriptions in it are as they are afterwards, where nothing else is said. */
public sealed interface Event {

    /** A paid order became a subscription. */
    record SubscriptionCreated(Subscription subscription) implements Event {}

    /** Answers a command. The version grows only where somebody got a seat now: {@code userIds} names those. */
    record SeatsAssigned(SeatCommand command, Subscription subscription, List<String> userIds, Instant assignedAt)
            implements Event {}

    /** Answers a command. The version grows only where somebody lost a seat now: {@code userIds} names those. */
    record SeatsUnassigned(SeatCommand command, Subscription subscription, List<String> userIds, Instant unassignedAt)
            implements Event {}

    /** Answers a command that changed nothing; {@code users} are those in whom the reason lies, if any. */
    record CommandRefused(Command command, RefusalReason reason, List<UserRefusal> users, Instant refusedAt)
            implements Event {
        public CommandRefused {
            users = List.copyOf(users);
        }
    }

    /** Another command of the same id has been answered: this one never will be. */
    record CommandIdReused(Command command) implements Event {}

    /** A command is answered by what follows, or will be when its payment is: it is never taken up again. */
    record CommandTaken(Command command) implements Event {}

    /** Answers a command that a payment was opened for, and that nothing came of. */
    record PaymentRefused(
            OpenPayment payment,
            Asked asked,
            RefusalReason reason,
            @Nullable String detail,
            Instant refusedAt) implements Event {}

    /**
     * L3, L4: answers a command.
     *
     * @param before seats before
     * @param quantity seats after it, or from the term's end on where it is scheduled
     * @param amountMinor what was charged with tax; below 0 what is refunded
     */
    record SeatsChanged(
            Asked asked,
            Subscription subscription,
            int before,
            int quantity,
            boolean scheduled,
            long amountMinor,
            Instant changedAt)
            implements Event {}

    /** X5, or X2 where a cancellation came too late: answers a command. */
    record RecurringBillingSet(Asked asked, Subscription subscription, Instant setAt) implements Event {}

    /**
     * X3: another state of its life, or another term.
     *
     * @param asked the command answered; null where time did it
     */
    record SubscriptionStateChanged(
            @Nullable Asked asked, SubscriptionStatus before, Subscription subscription, Instant changedAt)
            implements Event {}

    /**
     * It came to its end: all its seats are gone.
     *
     * @param usersWithoutSeat users that lost their seat by it
     * @param refundMinor what is refunded
     */
    record SubscriptionCancelled(
            Ending ending, Subscription subscription, int usersWithoutSeat, long refundMinor, Instant cancelledAt)
            implements Event {}

    /** Billing is to take money; {@code subscription} is what it is for. */
    record PaymentOpened(OpenPayment payment, Subscription subscription) implements Event {}

    /** Billing's answer was taken in. */
    record PaymentClosed(OpenPayment payment) implements Event {}

    /** Nobody waits for billing's answer any more. */
    record PaymentGivenUp(OpenPayment payment) implements Event {}

    /** Billing is to pay money back. */
    record RefundOpened(Refund refund) implements Event {}

    /** L4: so many seats of an addition are there now; none where they were removed again. */
    record AddedSeatsKept(AddedSeats added) implements Event {}

    /** The directory has a newer state of a user. */
    record UserKept(User user) implements Event {}

    /** A user left the directory for good; their licences were freed before. */
    record UserForgotten(UserId user) implements Event {}

    /** L8: a licence ended because its user left the directory. */
    record LicenceFreed(Licence licence, Subscription subscription, Instant freedAt) implements Event {}

    /** R1: the directory has a newer state of what is delegated. */
    record DelegationKept(Delegation delegation) implements Event {}

    /** R1: nothing is delegated any more. */
    record DelegationForgotten(DelegationId delegation) implements Event {}

    /** What happens in a takeover. */
    sealed interface OfTakeover extends Event permits TakeoverEvent {}

    /** The log's last state of a subscription is older than this one. */
    record StateOutdated(Subscription subscription) implements Event {}

    /**
     * What was due has happened.
     *
     * @param next when to look again
     * @param forgetBefore what was answered before then need not be known any more
     */
    record Swept(Instant next, Instant forgetBefore) implements Event {}
}
