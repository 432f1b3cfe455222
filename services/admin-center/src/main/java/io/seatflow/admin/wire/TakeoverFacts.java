package io.seatflow.admin.wire;

import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.Message;
import io.seatflow.admin.domain.OperationState;
import io.seatflow.events.takeover.TakeoverPhase;
import io.seatflow.events.takeover.TakeoverState;

import java.util.List;

/** How takeovers go. */
final class TakeoverFacts {
    private TakeoverFacts() {}

    static Message of(TakeoverState state) {
        Detail detail = new Detail()
                .text("mode", state.getMode().name())
                .text("targetSubscriptionId", state.getTargetSubscriptionId());
        if (state.getMissing() > 0) {
            detail.number("missing", state.getMissing());
        }
        return new Message.Told(List.of(new Fact.TakeoverReached(
                state.getTenantId(),
                state.getTakeoverId(),
                operation(state.getPhase()),
                state.getPhase().name(),
                state.getMoved(),
                state.getTotal(),
                state.getReason(),
                detail.toString(),
                state.getVersion(),
                state.getChangedAt())));
    }

    private static OperationState operation(TakeoverPhase phase) {
        return switch (phase) {
            case STARTED, RESERVED, MOVING, CANCELLING, RELEASING, STALLED -> OperationState.RUNNING;
            case DONE -> OperationState.SUCCEEDED;
            case REFUSED -> OperationState.REFUSED;
            case RELEASED -> OperationState.UNDONE;
        };
    }
}
