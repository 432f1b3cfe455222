package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.TakeoverCommand.PreviewTakeover;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What a decision says happened in a takeover. Takeovers, chunks and subscriptions in it are as they are afterwards. */
public sealed interface TakeoverEvent extends Event.OfTakeover {

    /** T10: answers a preview; {@code refundMinor} is what would be refunded. */
    record TakeoverPreviewed(PreviewTakeover command, TakeoverPlan plan, long refundMinor, Instant previewedAt)
            implements TakeoverEvent {}

    /** T3, T7: the source is frozen, its users are named in the chunks, their seats are reserved. */
    record TakeoverReserved(
            Takeover takeover,
            List<TakeoverChunk> chunks,
            Subscription source,
            @Nullable Subscription target) implements TakeoverEvent {}

    /** It never began, and what it was refused for is kept. */
    record TakeoverRefused(Takeover takeover) implements TakeoverEvent {}

    /** The same takeover was asked for again: it gets the same answer. */
    record TakeoverAnsweredAgain(Takeover takeover) implements TakeoverEvent {}

    /** T8: each of these users' old licence ended with the beginning of the new one. */
    record UsersMoved(
            Takeover takeover,
            TakeoverChunk chunk,
            TakeoverChunk.Moved moved,
            Subscription source,
            Subscription target,
            List<Licence> ended,
            List<Licence> begun)
            implements TakeoverEvent {}

    /** A chunk that is moved was asked for again: it gets the same answer. */
    record ChunkAnsweredAgain(Takeover takeover, ChunkId chunk, TakeoverChunk.Moved moved) implements TakeoverEvent {}

    /** T6: it is over. The source was cancelled before; nobody moves to the target for it any more. */
    record TakeoverFinished(Takeover takeover, @Nullable Subscription target) implements TakeoverEvent {}

    /** It was undone, before anybody was moved. */
    record TakeoverUndone(
            Takeover takeover,
            Subscription source,
            @Nullable Subscription target,
            Instant undoneAt) implements TakeoverEvent {}

    /** It is undone already, or never began: answered as if it had been undone now. */
    record NothingToUndo(TakeoverStep.ReleaseTakeover step, Instant undoneAt) implements TakeoverEvent {}

    /** A step that can't be taken; {@code requester} is the takeover's, or empty where it is not known. */
    record StepRefused(TakeoverStep step, RefusalReason reason, String requester, Instant refusedAt)
            implements TakeoverEvent {}
}
