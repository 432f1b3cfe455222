package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.DirectoryChange.DelegationChanged;
import io.seatflow.licensing.domain.DirectoryChange.DelegationDeleted;
import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Event.CommandIdReused;
import io.seatflow.licensing.domain.Event.DelegationForgotten;
import io.seatflow.licensing.domain.Event.DelegationKept;
import io.seatflow.licensing.domain.Event.LicenceFreed;
import io.seatflow.licensing.domain.Event.StateOutdated;
import io.seatflow.licensing.domain.Event.SubscriptionCreated;
import io.seatflow.licensing.domain.Event.UserForgotten;
import io.seatflow.licensing.domain.Event.UserKept;
import io.seatflow.licensing.domain.Message.OrderPaid;
import io.seatflow.licensing.domain.Message.StateRead;
import io.seatflow.licensing.domain.Message.Sweep;
import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.SeatCommand.UnassignSeats;
import io.seatflow.licensing.domain.TakeoverCommand.PreviewTakeover;
import io.seatflow.licensing.domain.TakeoverCommand.ReserveTakeover;
import io.seatflow.workflow.Decider;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What follows from each message. */
public final class LicensingDecider implements Decider<Message, LicensingState, Event> {
    private final LifeCycle lifeCycle;

    public LicensingDecider(LifeCycle lifeCycle) {
        this.lifeCycle = lifeCycle;
    }

    @Override
    public List<Event> decide(Message message, LicensingState state, Instant now) {
        return switch (message) {
            case OrderPaid paid -> create(paid, state, now);
            case Command command -> answer(command, state, now);
            case TakeoverStep step -> TakeoverSteps.take(step, state, now);
            case PaymentAnswer answer -> PaymentRules.answer(answer, state, now);
            case UserChanged changed -> keep(changed.user(), state);
            case UserDeleted deleted -> forget(deleted.userId(), state, now);
            case DelegationChanged changed -> keep(changed.delegation(), state);
            case DelegationDeleted deleted -> forget(deleted.delegation(), state);
            case StateRead read -> check(read, state);
            case Sweep sweep -> LifeCycleRules.sweep(sweep, state, lifeCycle, now);
        };
    }

    /**
     * One subscription per order, however often its payment is told. The subscription may be known where the order was not
     * looked up, because something else in the batch is about it.
     */
    private static List<Event> create(OrderPaid paid, LicensingState state, Instant now) {
        Subscription bought = Subscription.bought(paid.purchase(), paid.renewable(), paid.paidAt(), now);
        return state.isBought(paid.purchase().orderId()) || state.subscription(bought.id()) != null
                ? List.of()
                : List.of(new SubscriptionCreated(bought));
    }

    /** One answer per command id, however often the command comes. */
    private static List<Event> answer(Command command, LicensingState state, Instant now) {
        UUID answered = state.answered(command.id());
        if (answered != null) {
            return answered.equals(command.fingerprint())
                    ? answeredBefore(command, state)
                    : List.of(new CommandIdReused(command));
        }
        return switch (command) {
            case AssignSeats assign -> List.of(SeatRules.assign(assign, state, now));
            case UnassignSeats unassign -> List.of(SeatRules.unassign(unassign, state, now));
            case SubscriptionCommand whole -> SubscriptionRules.answer(whole, state, now);
            case PreviewTakeover preview -> TakeoverRules.preview(preview, state, now);
            case ReserveTakeover reserve -> TakeoverRules.reserve(reserve, state, now);
        };
    }

    /** Only who leads a takeover asks again on purpose, and is answered again. */
    private static List<Event> answeredBefore(Command command, LicensingState state) {
        if (command instanceof ReserveTakeover reserve) {
            Takeover known = state.takeovers().takeover(reserve.id());
            return known == null ? List.of() : TakeoverRules.again(reserve, known);
        }
        return List.of();
    }

    /** An account that is no longer active keeps its licences: it may be active again. */
    private static List<Event> keep(User user, LicensingState state) {
        User known = state.user(user.id());
        return known == null || known.version() < user.version() ? List.of(new UserKept(user)) : List.of();
    }

    /** L8: the licences end with the account. L9: what the user bought stays as it is. */
    private static List<Event> forget(UserId user, LicensingState state, Instant now) {
        if (state.user(user) == null) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        for (Licence licence : state.licencesOf(user)) {
            Subscription subscription = state.present(licence.subscription());
            events.add(new LicenceFreed(licence, subscription.withAssigned(-1, now), now));
        }
        events.add(new UserForgotten(user));
        return events;
    }

    /** R1. */
    private static List<Event> keep(Delegation delegation, LicensingState state) {
        Delegation known = state.delegation(delegation.id());
        return known == null || known.version() < delegation.version()
                ? List.of(new DelegationKept(delegation))
                : List.of();
    }

    private static List<Event> forget(DelegationId delegation, LicensingState state) {
        return state.delegation(delegation) == null ? List.of() : List.of(new DelegationForgotten(delegation));
    }

    /**
     * A state older than the current one may be the log's last, so the current one is said again. It ends, since a
     * current state that is read changes nothing.
     */
    private static List<Event> check(StateRead read, LicensingState state) {
        Subscription current = state.subscription(read.subscription());
        if (current == null || current.version() <= read.version() || state.isPublished(current.id())) {
            return List.of();
        }
        return List.of(new StateOutdated(current));
    }
}
