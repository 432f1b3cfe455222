package io.seatflow.licensing.wire;

import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.SeatsUnassigned;
import io.seatflow.events.licensing.UserRefusal;
import io.seatflow.licensing.domain.Command;
import io.seatflow.licensing.domain.Event;
import io.seatflow.licensing.domain.SeatCommand;
import io.seatflow.licensing.domain.Subscription;

import java.util.List;

/** How commands are answered: each by one event with the command's id. */
final class AnswerRecords {
    private AnswerRecords() {}

    static SeatsAssigned assigned(Event.SeatsAssigned event) {
        SeatCommand command = event.command();
        Subscription subscription = event.subscription();
        return new SeatsAssigned(
                command.id().id(),
                command.tenantId(),
                subscription.id().toString(),
                subscription.purchase().productId(),
                event.userIds(),
                subscription.assigned(),
                subscription.purchase().quantity(),
                command.requester().id(),
                event.assignedAt());
    }

    static SeatsUnassigned unassigned(Event.SeatsUnassigned event) {
        SeatCommand command = event.command();
        Subscription subscription = event.subscription();
        return new SeatsUnassigned(
                command.id().id(),
                command.tenantId(),
                subscription.id().toString(),
                subscription.purchase().productId(),
                event.userIds(),
                subscription.assigned(),
                subscription.purchase().quantity(),
                command.requester().id(),
                event.unassignedAt());
    }

    /** L8: nobody asked for it, so no command is answered and nobody is named. */
    static SeatsUnassigned freed(Event.LicenceFreed event) {
        Subscription subscription = event.subscription();
        return new SeatsUnassigned(
                "",
                subscription.tenantId(),
                subscription.id().toString(),
                subscription.purchase().productId(),
                List.of(event.licence().user().id()),
                subscription.assigned(),
                subscription.quantity(),
                "",
                event.freedAt());
    }

    static CommandRefused refused(Event.CommandRefused event) {
        Command command = event.command();
        return new CommandRefused(
                command.id().id(),
                command.tenantId(),
                command.subscriptionId(),
                event.reason().name(),
                event.users().stream()
                        .map(user ->
                                new UserRefusal(user.userId(), user.reason().name()))
                        .toList(),
                0,
                null,
                command.requester().id(),
                event.refusedAt());
    }
}
