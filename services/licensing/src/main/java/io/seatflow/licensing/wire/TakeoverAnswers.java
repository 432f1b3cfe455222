package io.seatflow.licensing.wire;

import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.TakeoverPreviewed;
import io.seatflow.events.licensing.TakeoverReleased;
import io.seatflow.events.licensing.TakeoverReserved;
import io.seatflow.events.licensing.UsersMoved;
import io.seatflow.licensing.domain.ChunkId;
import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.RefusalReason;
import io.seatflow.licensing.domain.Subscription;
import io.seatflow.licensing.domain.Takeover;
import io.seatflow.licensing.domain.TakeoverChunk;
import io.seatflow.licensing.domain.TakeoverEvent;
import io.seatflow.licensing.domain.TakeoverMode;
import io.seatflow.licensing.domain.TakeoverPlan;
import org.apache.avro.specific.SpecificRecord;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How the steps of a takeover are answered. */
final class TakeoverAnswers {
    /** The most users that a preview names. */
    private static final int MOST_NAMED = 1_000;

    private TakeoverAnswers() {}

    static TakeoverPreviewed previewed(TakeoverEvent.TakeoverPreviewed event) {
        TakeoverPlan plan = event.plan();
        Subscription target = plan.target();
        RefusalReason obstacle = plan.obstacle();
        return new TakeoverPreviewed(
                event.command().id().id(),
                event.command().tenantId(),
                plan.source().id().toString(),
                target == null ? null : target.id().toString(),
                plan.without().size() + plan.licensed().size(),
                plan.licensed().size(),
                plan.without().stream().limit(MOST_NAMED).toList(),
                target == null ? 0 : target.remaining(),
                plan.missing(),
                event.refundMinor(),
                plan.source().purchase().currency(),
                obstacle == null ? null : obstacle.name(),
                event.previewedAt());
    }

    /** The answer to the wish for a takeover: the same, however often it is given. */
    static SpecificRecord answer(Takeover takeover) {
        RefusalReason refusal = takeover.refusal();
        CommandId id = takeover.id();
        if (refusal != null) {
            return refused(
                    id,
                    takeover.command().subscriptionId(),
                    refusal,
                    takeover.missing(),
                    takeover.command().requester().id(),
                    takeover.decidedAt());
        }
        return new TakeoverReserved(
                id.id(),
                id.tenantId(),
                takeover.source().toString(),
                takeover.command().mode() == TakeoverMode.MOVE
                        ? io.seatflow.events.licensing.TakeoverMode.MOVE
                        : io.seatflow.events.licensing.TakeoverMode.CANCEL,
                takeover.target() == null
                        ? null
                        : Objects.requireNonNull(takeover.target()).toString(),
                takeover.users(),
                takeover.alreadyLicensed(),
                takeover.chunks(),
                takeover.decidedAt());
    }

    static UsersMoved moved(Takeover takeover, ChunkId chunk, TakeoverChunk.Moved moved) {
        return new UsersMoved(
                takeover.id().id(),
                takeover.id().tenantId(),
                takeover.source().toString(),
                String.valueOf(takeover.target()),
                chunk.number(),
                moved.users(),
                moved.kept(),
                moved.assigned(),
                moved.targetAssigned(),
                moved.at());
    }

    static TakeoverReleased released(CommandId takeover, String subscriptionId, Instant at) {
        return new TakeoverReleased(takeover.id(), takeover.tenantId(), subscriptionId, at);
    }

    static CommandRefused refused(TakeoverEvent.StepRefused event) {
        return refused(
                event.step().takeover(),
                event.step().subscriptionId(),
                event.reason(),
                0,
                event.requester(),
                event.refusedAt());
    }

    private static CommandRefused refused(
            CommandId id, String subscriptionId, RefusalReason reason, int missing, String requester, Instant at) {
        return new CommandRefused(
                id.id(), id.tenantId(), subscriptionId, reason.name(), List.of(), missing, null, requester, at);
    }
}
