package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.CommandRefused;
import io.seatflow.licensing.domain.Event.SeatsAssigned;
import io.seatflow.licensing.domain.Event.SeatsUnassigned;
import io.seatflow.licensing.domain.Permission.Denied;
import io.seatflow.licensing.domain.Permission.Granted;
import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.SeatCommand.UnassignSeats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a seat command is answered.
 *
 * <p>Guests of a tenant can be given its seats: an account there is a user there, and only buying is closed to guests
 * (E2). Taking a seat back asks nothing of its user, who may have been deactivated since.
 */
final class SeatRules {
    private SeatRules() {}

    static Event assign(AssignSeats command, LicensingState state, Instant now) {
        return switch (Permission.of(command, state)) {
            case Denied denied -> new CommandRefused(command, denied.reason(), List.of(), now);
            case Granted granted -> assign(command, granted.subscription(), state, now);
        };
    }

    /** L8: whoever has the licence keeps it, unasked. L2: all the others get one, or nobody. */
    private static Event assign(AssignSeats command, Subscription subscription, LicensingState state, Instant now) {
        List<UserId> without = command.users().stream()
                .filter(user -> !state.hasLicence(subscription.id(), user))
                .toList();
        List<UserRefusal> refusals = refusals(without, subscription.remaining(), state);
        if (!refusals.isEmpty()) {
            return new CommandRefused(command, reason(refusals), refusals, now);
        }
        return new SeatsAssigned(command, changed(subscription, without.size(), now), ids(without), now);
    }

    /** L1, L6: who can't get a seat; among those who can, the seats go to the first. */
    private static List<UserRefusal> refusals(List<UserId> users, int remaining, LicensingState state) {
        List<UserRefusal> refusals = new ArrayList<>();
        int left = remaining;
        for (UserId user : users) {
            if (state.activeUser(user).isEmpty()) {
                refusals.add(new UserRefusal(user.id(), RefusalReason.USER_NOT_IN_TENANT));
            } else if (left == 0) {
                refusals.add(new UserRefusal(user.id(), RefusalReason.NO_SEAT_AVAILABLE));
            } else {
                left--;
            }
        }
        return refusals;
    }

    /** The command's reason is a user's, the user's right to a seat before the want of one. */
    private static RefusalReason reason(List<UserRefusal> refusals) {
        return refusals.stream().anyMatch(refusal -> refusal.reason() == RefusalReason.USER_NOT_IN_TENANT)
                ? RefusalReason.USER_NOT_IN_TENANT
                : RefusalReason.NO_SEAT_AVAILABLE;
    }

    static Event unassign(UnassignSeats command, LicensingState state, Instant now) {
        return switch (Permission.of(command, state)) {
            case Denied denied -> new CommandRefused(command, denied.reason(), List.of(), now);
            case Granted granted -> {
                Subscription subscription = granted.subscription();
                if (subscription.receivesMove()) {
                    // A user who has a seat already keeps it while they are moved here: it must not go meanwhile.
                    yield new CommandRefused(command, RefusalReason.TAKEOVER_IN_PROGRESS, List.of(), now);
                }
                List<UserId> with = command.users().stream()
                        .filter(user -> state.hasLicence(subscription.id(), user))
                        .toList();
                yield new SeatsUnassigned(command, changed(subscription, -with.size(), now), ids(with), now);
            }
        };
    }

    /** A command that changes no seat leaves the version alone. */
    private static Subscription changed(Subscription subscription, int difference, Instant now) {
        return difference == 0 ? subscription : subscription.withAssigned(difference, now);
    }

    private static List<String> ids(List<UserId> users) {
        return users.stream().map(UserId::id).toList();
    }
}
