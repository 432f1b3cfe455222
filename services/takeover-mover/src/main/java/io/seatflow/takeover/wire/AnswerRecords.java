package io.seatflow.takeover.wire;

import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.TakeoverReleased;
import io.seatflow.events.licensing.TakeoverReserved;
import io.seatflow.events.licensing.UsersMoved;
import io.seatflow.takeover.domain.Message;
import io.seatflow.takeover.domain.TakeoverId;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What licensing says that may concern a takeover. */
final class AnswerRecords {
    private AnswerRecords() {}

    static Message.@Nullable Answer answer(SpecificRecord event) {
        return switch (event) {
            case TakeoverReserved reserved ->
                new Message.Reserved(
                        new TakeoverId(reserved.getTenantId(), reserved.getTakeoverId()),
                        reserved.getUsers(),
                        reserved.getChunks());
            case UsersMoved moved ->
                new Message.ChunkMoved(
                        new TakeoverId(moved.getTenantId(), moved.getTakeoverId()),
                        moved.getChunk(),
                        moved.getUserIds().size() + moved.getKeptUserIds().size());
            case SubscriptionCancelled cancelled ->
                cancelled.getTakeoverId() == null
                        ? null
                        : new Message.Cancelled(new TakeoverId(cancelled.getTenantId(), cancelled.getTakeoverId()));
            case TakeoverReleased released ->
                new Message.Released(new TakeoverId(released.getTenantId(), released.getTakeoverId()));
            case CommandRefused refused ->
                new Message.Refused(
                        new TakeoverId(refused.getTenantId(), refused.getCommandId()),
                        refused.getReason(),
                        refused.getMissing());
            default -> null;
        };
    }
}
