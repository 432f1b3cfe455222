package io.seatflow.takeover.wire;

import io.seatflow.events.takeover.StartTakeover;
import io.seatflow.takeover.domain.Message;
import io.seatflow.takeover.domain.TakeoverId;
import io.seatflow.takeover.domain.TakeoverOrder;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;
import io.seatflow.workflow.wire.TenantPartition;
import org.jspecify.annotations.Nullable;

/** What somebody wants taken over. */
final class StartRecords {
    private StartRecords() {}

    static Message.StartTakeover start(StartTakeover command, int partition) throws Malformed {
        TakeoverId id = new TakeoverId(
                Field.id("tenantId", command.getTenantId()), Field.id("takeoverId", command.getTakeoverId()));
        TenantPartition.check("takeover", id.tenantId(), partition);
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
}
