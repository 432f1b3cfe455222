package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.TakeoverEvent.ChunkAnsweredAgain;
import io.seatflow.licensing.domain.TakeoverEvent.NothingToUndo;
import io.seatflow.licensing.domain.TakeoverEvent.StepRefused;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverFinished;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverUndone;
import io.seatflow.licensing.domain.TakeoverEvent.UsersMoved;
import io.seatflow.licensing.domain.TakeoverStep.FinishTakeover;
import io.seatflow.licensing.domain.TakeoverStep.MoveChunk;
import io.seatflow.licensing.domain.TakeoverStep.ReleaseTakeover;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** T4, T5, T6, T8: the steps of a takeover that was reserved. Each has its effect once, however often it is asked for. */
final class TakeoverSteps {
    private TakeoverSteps() {}

    static List<Event> take(TakeoverStep step, LicensingState state, Instant now) {
        Takeover takeover = state.takeovers().takeover(step.takeover());
        return switch (step) {
            case MoveChunk chunk -> move(chunk, takeover, state, now);
            case FinishTakeover finish -> finish(finish, takeover, state, now);
            case ReleaseTakeover release -> release(release, takeover, state, now);
        };
    }

    private static List<Event> move(MoveChunk step, @Nullable Takeover takeover, LicensingState state, Instant now) {
        TakeoverChunk chunk = state.takeovers().chunk(step.chunkId());
        if (takeover == null || chunk == null) {
            return refused(step, takeover, RefusalReason.TAKEOVER_NOT_FOUND, now);
        }
        TakeoverChunk.Moved before = chunk.moved();
        if (before != null) {
            return List.of(new ChunkAnsweredAgain(takeover, chunk.id(), before));
        }
        SubscriptionId target = takeover.target();
        if (!takeover.isRunning() || target == null) {
            return refused(step, takeover, RefusalReason.TAKEOVER_NOT_FOUND, now);
        }
        return List.of(move(takeover, chunk, state.present(takeover.source()), state.present(target), state, now));
    }

    /**
     * T8: whoever still has the old licence changes it for one of the target. T4: whoever has one of the target gives the
     * old one up. L8: whoever has none of both left the directory. No seat is reserved for any of them afterwards.
     */
    private static UsersMoved move(
            Takeover takeover,
            TakeoverChunk chunk,
            Subscription source,
            Subscription target,
            LicensingState state,
            Instant now) {
        List<String> moved = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        List<Licence> ended = new ArrayList<>();
        List<Licence> begun = new ArrayList<>();
        for (UserId user : chunk.users()) {
            boolean hasOld = state.hasLicence(source.id(), user);
            boolean changes = hasOld && !state.hasLicence(target.id(), user);
            (changes ? moved : kept).add(user.id());
            if (hasOld) {
                ended.add(new Licence(source.id(), user));
            }
            if (changes) {
                begun.add(new Licence(target.id(), user));
            }
        }
        Subscription sourceAfter =
                source.change().assigned(source.assigned() - ended.size()).at(now);
        Subscription targetAfter = target.change()
                .assigned(target.assigned() + begun.size())
                .reserved(target.reserved() - chunk.reserved().size())
                .at(now);
        TakeoverChunk.Moved result =
                new TakeoverChunk.Moved(moved, kept, sourceAfter.assigned(), targetAfter.assigned(), now);
        return new UsersMoved(
                takeover.chunkMoved(chunk.users().size()),
                chunk.moved(result),
                result,
                sourceAfter,
                targetAfter,
                ended,
                begun);
    }

    /** T6, X2: at once, with the refund of a cancellation. It was said once already where it is finished. */
    private static List<Event> finish(
            FinishTakeover step, @Nullable Takeover takeover, LicensingState state, Instant now) {
        if (takeover != null && takeover.stage() == Takeover.Stage.FINISHED) {
            return List.of();
        }
        if (takeover == null || !takeover.isRunning()) {
            return refused(step, takeover, RefusalReason.TAKEOVER_NOT_FOUND, now);
        }
        if (takeover.chunksMoved() < takeover.chunks()) {
            return refused(step, takeover, RefusalReason.USERS_NOT_MOVED, now);
        }
        Subscription before = target(takeover, state);
        Ending.TakenOver ending = new Ending.TakenOver(takeover, before);
        List<Event> events = new ArrayList<>(SubscriptionRules.end(
                state.present(takeover.source()), ending, takeover.id().id(), now));
        Subscription target = before == null
                ? null
                : before.change().movesIn(before.movesIn() - 1).at(now);
        events.add(new TakeoverFinished(takeover.in(Takeover.Stage.FINISHED), target));
        return events;
    }

    private static List<Event> release(
            ReleaseTakeover step, @Nullable Takeover takeover, LicensingState state, Instant now) {
        if (takeover == null) {
            return List.of(new NothingToUndo(step, now));
        }
        return switch (takeover.stage()) {
            case REFUSED, RELEASED -> List.of(new NothingToUndo(step, now));
            case FINISHED -> refused(step, takeover, RefusalReason.ALREADY_MOVED, now);
            case RESERVED ->
                takeover.chunksMoved() > 0
                        ? refused(step, takeover, RefusalReason.ALREADY_MOVED, now)
                        : List.of(undo(takeover, state, now));
        };
    }

    private static TakeoverUndone undo(Takeover takeover, LicensingState state, Instant now) {
        Subscription source =
                state.present(takeover.source()).change().takeover(null).at(now);
        Subscription before = target(takeover, state);
        Subscription target = before == null
                ? null
                : before.change()
                        .reserved(before.reserved() - takeover.seatsReserved())
                        .movesIn(before.movesIn() - 1)
                        .at(now);
        return new TakeoverUndone(takeover.in(Takeover.Stage.RELEASED), source, target, now);
    }

    private static @Nullable Subscription target(Takeover takeover, LicensingState state) {
        SubscriptionId target = takeover.target();
        return target == null ? null : state.present(target);
    }

    private static List<Event> refused(
            TakeoverStep step, @Nullable Takeover takeover, RefusalReason reason, Instant now) {
        String requester =
                takeover == null ? "" : takeover.command().requester().id();
        return List.of(new StepRefused(step, reason, requester, now));
    }
}
