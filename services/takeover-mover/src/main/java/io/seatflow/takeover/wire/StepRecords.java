package io.seatflow.takeover.wire;

import io.seatflow.events.licensing.FinishTakeover;
import io.seatflow.events.licensing.MoveChunk;
import io.seatflow.events.licensing.ReleaseTakeover;
import io.seatflow.events.licensing.ReserveTakeover;
import io.seatflow.takeover.domain.Step;
import io.seatflow.takeover.domain.TakeoverOrder;
import org.apache.avro.specific.SpecificRecord;

/** What licensing is asked to do. */
final class StepRecords {
    private StepRecords() {}

    static SpecificRecord command(TakeoverOrder order, Step step) {
        String id = order.id().id();
        String tenant = order.id().tenantId();
        return switch (step) {
            case Step.Reserve reserve ->
                new ReserveTakeover(
                        id,
                        tenant,
                        order.subscriptionId(),
                        Modes.write(order.mode()),
                        order.targetSubscriptionId(),
                        order.reason(),
                        order.requestedBy(),
                        order.requestedByTenantId(),
                        order.requestedAt());
            case Step.MoveChunk chunk -> new MoveChunk(id, tenant, order.subscriptionId(), chunk.chunk());
            case Step.Finish finish -> new FinishTakeover(id, tenant, order.subscriptionId());
            case Step.Release release -> new ReleaseTakeover(id, tenant, order.subscriptionId());
        };
    }
}
