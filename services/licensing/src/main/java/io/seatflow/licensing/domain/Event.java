package io.seatflow.licensing.domain;

import java.time.Instant;
import java.util.List;

/** What a decision says happened. Subscriptions in it are as they are afterwards. */
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
    record CommandRefused(SeatCommand command, RefusalReason reason, List<UserRefusal> users, Instant refusedAt)
            implements Event {
        public CommandRefused {
            users = List.copyOf(users);
        }
    }

    /** Another command of the same id has been answered: this one never will be. */
    record CommandIdReused(SeatCommand command) implements Event {}

    /** The directory has a newer state of a user. */
    record UserKept(User user) implements Event {}

    /** A user left the directory for good; their licences were freed before. */
    record UserForgotten(UserId user) implements Event {}

    /** L8: a licence ended because its user left the directory. */
    record LicenceFreed(Licence licence, Subscription subscription) implements Event {}

    /** The log's last state of a subscription is older than this one. */
    record StateOutdated(Subscription subscription) implements Event {}
}
