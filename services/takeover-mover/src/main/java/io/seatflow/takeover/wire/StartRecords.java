package io.seatflow.takeover.wire;

import io.seatflow.events.takeover.StartTakeover;
import io.seatflow.schemas.Topic;
import io.seatflow.takeover.domain.Message;
import io.seatflow.takeover.domain.TakeoverId;
import io.seatflow.takeover.domain.TakeoverOrder;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** What somebody wants taken over. */
final class StartRecords {
    private StartRecords() {}

    static Message.StartTakeover start(StartTakeover command, int partition) throws Malformed {
        TakeoverId id = new TakeoverId(
                Field.id("tenantId", command.getTenantId()), Field.id("takeoverId", command.getTakeoverId()));
        checkPartition(id.tenantId(), partition);
        return new Message.StartTakeover(new TakeoverOrder(
                id,
                Field.id("subscriptionId", command.getSubscriptionId()),
                Modes.read(command.getMode()),
                optional("targetSubscriptionId", command.getTargetSubscriptionId()),
                Field.id("reason", command.getReason()),
                Field.id("requestedBy", command.getRequestedBy()),
                optional("requestedByTenantId", command.getRequestedByTenantId()),
                command.getRequestedAt()));
    }

    private static @Nullable String optional(String name, @Nullable String value) throws Malformed {
        return value == null ? null : Field.id(name, value);
    }

    /** One lane per tenant: elsewhere a takeover of the same id could be begun a second time. */
    private static void checkPartition(String tenantId, int found) throws Malformed {
        int expected = Utils.toPositive(Utils.murmur2(tenantId.getBytes(StandardCharsets.UTF_8))) % Topic.PARTITIONS;
        if (found != expected) {
            throw new Malformed(
                    "WRONG_PARTITION",
                    "expected a takeover of tenant %s on partition %d (murmur2 of the tenant id), found it on %d"
                            .formatted(tenantId, expected, found));
        }
    }
}
