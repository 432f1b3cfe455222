package io.seatflow.notification.wire;

import io.seatflow.events.notification.SendMailAgain;
import io.seatflow.notification.domain.Message;
import io.seatflow.notification.domain.NoticeId;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;

/** What operators want. */
final class CommandRecords {
    private CommandRecords() {}

    static Message again(SendMailAgain command) throws Malformed {
        Field.id("requestedBy", command.getRequestedBy());
        return new Message.SendAgain(
                Field.id("commandId", command.getCommandId()),
                Field.id("tenantId", command.getTenantId()),
                NoticeId.parse(command.getNoticeId())
                        .orElseThrow(() -> new Malformed("BAD_ID", "expected a UUID in field noticeId")));
    }
}
