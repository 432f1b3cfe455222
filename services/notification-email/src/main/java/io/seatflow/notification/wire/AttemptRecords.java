package io.seatflow.notification.wire;

import io.seatflow.events.notification.MailAttempted;
import io.seatflow.events.notification.MailFate;
import io.seatflow.events.notification.NoticeKind;
import io.seatflow.notification.domain.Event;
import io.seatflow.notification.domain.Notice;
import io.seatflow.notification.domain.Standing;

/** What became of an attempt, as it is told. */
final class AttemptRecords {
    private AttemptRecords() {}

    static MailAttempted attempted(Event.Attempted attempted) {
        Standing standing = attempted.standing();
        return MailAttempted.newBuilder()
                .setNoticeId(standing.id().toString())
                .setTenantId(standing.tenantId())
                .setKind(kind(standing.kind()))
                .setSubjectId(standing.subjectId())
                .setRecipientId(standing.recipientId())
                .setMessageId(standing.messageId())
                .setAttempt(standing.attempts())
                .setFate(
                        switch (attempted.fate()) {
                            case SENT -> MailFate.SENT;
                            case RETRYING -> MailFate.RETRYING;
                            case AMBIGUOUS -> MailFate.AMBIGUOUS;
                            case FAILED -> MailFate.FAILED;
                        })
                .setSmtpCode(standing.smtpCode())
                .setAttemptedAt(attempted.attemptedAt())
                .build();
    }

    /** Nothing was tried. */
    static MailAttempted leftOut(Event.NoticeLeftOut left, String mailDomain) {
        Notice notice = left.notice();
        return MailAttempted.newBuilder()
                .setNoticeId(notice.id().toString())
                .setTenantId(notice.tenantId())
                .setKind(kind(notice.kind()))
                .setSubjectId(notice.subjectId())
                .setRecipientId(notice.recipientId())
                .setMessageId(notice.id().messageId(mailDomain))
                .setAttempt(0)
                .setFate(MailFate.FAILED)
                .setSmtpCode(0)
                .setAttemptedAt(left.madeAt())
                .setReason("TOO_OLD")
                .build();
    }

    private static NoticeKind kind(io.seatflow.notification.domain.NoticeKind kind) {
        return switch (kind) {
            case ORDER_CONFIRMATION -> NoticeKind.ORDER_CONFIRMATION;
            case SUBSCRIPTION_CANCELLED -> NoticeKind.SUBSCRIPTION_CANCELLED;
        };
    }
}
