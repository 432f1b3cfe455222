package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Something that somebody is to be told, once.
 *
 * @param subjectId the order or subscription it is about
 * @param recipientId who is told, in the directory
 * @param address the recipient's e-mail address as the event has it
 * @param adminTenantId the tenant of the admin who did it; null where no admin did
 * @param happenedAt when the event was written
 * @param event what it tells, as it was read from the log; never changed
 */
public record Notice(
        NoticeKind kind,
        String subjectId,
        String tenantId,
        String recipientId,
        String address,
        @Nullable String adminTenantId,
        Instant happenedAt,
        byte[] event) {

    public NoticeId id() {
        return NoticeId.of(kind, subjectId);
    }
}
