package io.seatflow.licensing.wire;

import io.seatflow.events.licensing.FinishTakeover;
import io.seatflow.events.licensing.MoveChunk;
import io.seatflow.events.licensing.PreviewTakeover;
import io.seatflow.events.licensing.ReleaseTakeover;
import io.seatflow.events.licensing.ReserveTakeover;
import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.TakeoverCommand;
import io.seatflow.licensing.domain.TakeoverMode;
import io.seatflow.licensing.domain.TakeoverStep;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;
import io.seatflow.workflow.wire.TenantPartition;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What licensing is asked for in a takeover. */
final class TakeoverRecords {
    private TakeoverRecords() {}

    /** Null where it is something else. */
    static @Nullable Message message(SpecificRecord record, int partition) throws Malformed {
        return switch (record) {
            case PreviewTakeover preview -> preview(preview, partition);
            case ReserveTakeover reserve -> reserve(reserve, partition);
            case MoveChunk chunk -> {
                if (chunk.getChunk() < 0) {
                    throw new Malformed("BAD_CHUNK", "expected a chunk from 0, found " + chunk.getChunk());
                }
                yield new TakeoverStep.MoveChunk(
                        id(chunk.getTenantId(), chunk.getTakeoverId(), partition),
                        subscription(chunk.getSubscriptionId()),
                        chunk.getChunk());
            }
            case FinishTakeover finish ->
                new TakeoverStep.FinishTakeover(
                        id(finish.getTenantId(), finish.getTakeoverId(), partition),
                        subscription(finish.getSubscriptionId()));
            case ReleaseTakeover release ->
                new TakeoverStep.ReleaseTakeover(
                        id(release.getTenantId(), release.getTakeoverId(), partition),
                        subscription(release.getSubscriptionId()));
            default -> null;
        };
    }

    private static TakeoverCommand preview(PreviewTakeover command, int partition) throws Malformed {
        return new TakeoverCommand.PreviewTakeover(
                id(command.getTenantId(), command.getCommandId(), partition),
                subscription(command.getSubscriptionId()),
                mode(command.getMode()),
                target(command.getTargetSubscriptionId()),
                requester(command.getTenantId(), command.getRequestedByTenantId(), command.getRequestedBy()));
    }

    private static TakeoverCommand reserve(ReserveTakeover command, int partition) throws Malformed {
        return new TakeoverCommand.ReserveTakeover(
                id(command.getTenantId(), command.getTakeoverId(), partition),
                subscription(command.getSubscriptionId()),
                mode(command.getMode()),
                target(command.getTargetSubscriptionId()),
                Field.id("reason", command.getReason()),
                requester(command.getTenantId(), command.getRequestedByTenantId(), command.getRequestedBy()));
    }

    private static CommandId id(String tenantId, String id, int partition) throws Malformed {
        TenantPartition.check("command", Field.id("tenantId", tenantId), partition);
        return new CommandId(tenantId, Field.id("takeoverId", id));
    }

    private static String subscription(String id) throws Malformed {
        return Field.id("subscriptionId", id);
    }

    private static @Nullable String target(@Nullable String id) throws Malformed {
        return id == null ? null : Field.id("targetSubscriptionId", id);
    }

    private static UserId requester(String tenantId, @Nullable String ownTenantId, String userId) throws Malformed {
        return new UserId(
                ownTenantId == null ? tenantId : Field.id("requestedByTenantId", ownTenantId),
                Field.id("requestedBy", userId));
    }

    static TakeoverMode mode(io.seatflow.events.licensing.TakeoverMode mode) {
        return switch (mode) {
            case MOVE -> TakeoverMode.MOVE;
            case CANCEL -> TakeoverMode.CANCEL;
        };
    }
}
