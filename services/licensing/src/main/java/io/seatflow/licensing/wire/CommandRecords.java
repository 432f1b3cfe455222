package io.seatflow.licensing.wire;

import io.seatflow.licensing.domain.Command;
import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.SeatCommand;
import io.seatflow.licensing.domain.SubscriptionCommand;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.schemas.Topic;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What somebody wants of a subscription. */
final class CommandRecords {
    /** Characters of a purchaser's own words. */
    private static final int LONGEST_FEEDBACK = 2_000;

    private CommandRecords() {}

    /** Null where it is not for these rules. */
    static @Nullable Command command(SpecificRecord record, Inbound inbound) throws Malformed {
        Command command = switch (record) {
            case io.seatflow.events.licensing.AssignSeats assign -> assign(assign);
            case io.seatflow.events.licensing.UnassignSeats unassign -> unassign(unassign);
            case io.seatflow.events.licensing.ChangeSeats change -> change(change);
            case io.seatflow.events.licensing.CancelSubscription cancel -> cancel(cancel);
            case io.seatflow.events.licensing.SetRecurringBilling set -> set(set);
            case io.seatflow.events.licensing.ReactivateSubscription reactivate -> reactivate(reactivate);
            default -> null;
        };
        if (command != null) {
            checkPartition(command.tenantId(), inbound.partition());
        }
        return command;
    }

    private static Command assign(io.seatflow.events.licensing.AssignSeats command) throws Malformed {
        return new SeatCommand.AssignSeats(
                id(command.getTenantId(), command.getCommandId()),
                subscription(command.getSubscriptionId()),
                users(command.getUserIds()),
                requester(command.getTenantId(), command.getRequestedByTenantId(), command.getRequestedBy()));
    }

    private static Command unassign(io.seatflow.events.licensing.UnassignSeats command) throws Malformed {
        return new SeatCommand.UnassignSeats(
                id(command.getTenantId(), command.getCommandId()),
                subscription(command.getSubscriptionId()),
                users(command.getUserIds()),
                requester(command.getTenantId(), command.getRequestedByTenantId(), command.getRequestedBy()));
    }

    private static Command change(io.seatflow.events.licensing.ChangeSeats command) throws Malformed {
        return new SubscriptionCommand.ChangeSeats(
                id(command.getTenantId(), command.getCommandId()),
                subscription(command.getSubscriptionId()),
                command.getQuantity(),
                requester(command.getTenantId(), command.getRequestedByTenantId(), command.getRequestedBy()));
    }

    private static Command cancel(io.seatflow.events.licensing.CancelSubscription command) throws Malformed {
        String feedback = command.getFeedback();
        return new SubscriptionCommand.CancelSubscription(
                id(command.getTenantId(), command.getCommandId()),
                subscription(command.getSubscriptionId()),
                Field.optional("reason", command.getReason(), LONGEST_FEEDBACK),
                feedback == null ? null : Field.optional("feedback", feedback, LONGEST_FEEDBACK),
                requester(command.getTenantId(), command.getRequestedByTenantId(), command.getRequestedBy()));
    }

    private static Command set(io.seatflow.events.licensing.SetRecurringBilling command) throws Malformed {
        return new SubscriptionCommand.SetRecurringBilling(
                id(command.getTenantId(), command.getCommandId()),
                subscription(command.getSubscriptionId()),
                command.getEnabled(),
                requester(command.getTenantId(), command.getRequestedByTenantId(), command.getRequestedBy()));
    }

    private static Command reactivate(io.seatflow.events.licensing.ReactivateSubscription command) throws Malformed {
        return new SubscriptionCommand.ReactivateSubscription(
                id(command.getTenantId(), command.getCommandId()),
                subscription(command.getSubscriptionId()),
                requester(command.getTenantId(), command.getRequestedByTenantId(), command.getRequestedBy()));
    }

    private static CommandId id(String tenantId, String commandId) throws Malformed {
        return new CommandId(Field.id("tenantId", tenantId), Field.id("commandId", commandId));
    }

    private static String subscription(String id) throws Malformed {
        return Field.id("subscriptionId", id);
    }

    /** R1: a partner's user is named with their own tenant. */
    private static UserId requester(String tenantId, @Nullable String ownTenantId, String userId) throws Malformed {
        return new UserId(
                ownTenantId == null ? tenantId : Field.id("requestedByTenantId", ownTenantId),
                Field.id("requestedBy", userId));
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
