package io.seatflow.admin.domain;

import io.seatflow.workflow.Decider;

import java.time.Instant;
import java.util.List;

/** Facts are taken in as they come; a request begins one operation, however often it is sent. */
public final class AdminDecider implements Decider<Message, AdminState, Event> {
    @Override
    public List<Event> decide(Message message, AdminState state, Instant now) {
        return switch (message) {
            case Message.Told told ->
                told.facts().stream().<Event>map(Event.FactTaken::new).toList();
            case Message.Requested requested ->
                state.isKnown(requested.request())
                        ? List.of()
                        : List.of(new Event.OperationStarted(requested.request()));
        };
    }
}
