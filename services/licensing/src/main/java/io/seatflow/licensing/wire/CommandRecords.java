package io.seatflow.licensing.wire;

import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.SeatCommand;
import io.seatflow.schemas.Topic;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What somebody wants of a subscription's seats. */
final class CommandRecords {
    private CommandRecords() {}

    static SeatCommand command(SpecificRecord record, Inbound inbound) throws Malformed {
        SeatCommand command = switch (record) {
            case io.seatflow.events.licensing.AssignSeats assign -> assign(assign);
            case io.seatflow.events.licensing.UnassignSeats unassign -> unassign(unassign);
            default ->
                throw new IllegalStateException(
                        "expected a command, found a " + record.getSchema().getFullName());
        };
        checkPartition(command.tenantId(), inbound.partition());
        return command;
    }

    private static SeatCommand assign(io.seatflow.events.licensing.AssignSeats command) throws Malformed {
        return new SeatCommand.AssignSeats(
                id(command.getTenantId(), command.getCommandId()),
                Field.id("subscriptionId", command.getSubscriptionId()),
                users(command.getUserIds()),
                Field.id("requestedBy", command.getRequestedBy()));
    }

    private static SeatCommand unassign(io.seatflow.events.licensing.UnassignSeats command) throws Malformed {
        return new SeatCommand.UnassignSeats(
                id(command.getTenantId(), command.getCommandId()),
                Field.id("subscriptionId", command.getSubscriptionId()),
                users(command.getUserIds()),
                Field.id("requestedBy", command.getRequestedBy()));
    }

    private static CommandId id(String tenantId, String commandId) throws Malformed {
        return new CommandId(Field.id("tenantId", tenantId), Field.id("commandId", commandId));
    }

    private static List<String> users(List<String> ids) throws Malformed {
        if (ids.isEmpty()) {
            throw new Malformed("BLANK_FIELD", "expected at least one value in field userIds, found none");
        }
        for (String id : ids) {
            Field.id("userIds", id);
        }
        return ids;
    }

    /** One lane per tenant: elsewhere a command could overtake those that its sender placed right. */
    private static void checkPartition(String tenantId, int found) throws Malformed {
        byte[] key = tenantId.getBytes(StandardCharsets.UTF_8);
        int expected = Utils.toPositive(Utils.murmur2(key)) % Topic.PARTITIONS;
        if (found != expected) {
            throw new Malformed(
                    "WRONG_PARTITION",
                    "expected a command of tenant %s on partition %d (murmur2 of the tenant id), found it on %d"
                            .formatted(tenantId, expected, found));
        }
    }
}
