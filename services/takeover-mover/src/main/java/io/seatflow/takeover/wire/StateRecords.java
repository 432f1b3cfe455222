package io.seatflow.takeover.wire;

import io.seatflow.events.takeover.TakeoverPhase;
import io.seatflow.events.takeover.TakeoverState;
import io.seatflow.takeover.domain.Standing;
import io.seatflow.takeover.domain.Takeover;
import io.seatflow.takeover.domain.TakeoverOrder;

/** What is said of a takeover. */
final class StateRecords {
    private StateRecords() {}

    static TakeoverState state(Takeover takeover) {
        TakeoverOrder order = takeover.order();
        Standing standing = takeover.standing();
        return new TakeoverState(
                order.id().id(),
                order.id().tenantId(),
                order.subscriptionId(),
                Modes.write(order.mode()),
                order.targetSubscriptionId(),
                phase(standing),
                takeover.move().moved(),
                takeover.move().total(),
                standing.reason(),
                standing.missing(),
                order.requestedBy(),
                order.requestedByTenantId(),
                takeover.version(),
                takeover.startedAt(),
                takeover.saidAt());
    }

    private static TakeoverPhase phase(Standing standing) {
        if (standing.stalled()) {
            return TakeoverPhase.STALLED;
        }
        return switch (standing.phase()) {
            case STARTED -> TakeoverPhase.STARTED;
            case RESERVED -> TakeoverPhase.RESERVED;
            case MOVING -> TakeoverPhase.MOVING;
            case CANCELLING -> TakeoverPhase.CANCELLING;
            case RELEASING -> TakeoverPhase.RELEASING;
            case DONE -> TakeoverPhase.DONE;
            case REFUSED -> TakeoverPhase.REFUSED;
            case RELEASED -> TakeoverPhase.RELEASED;
        };
    }
}
