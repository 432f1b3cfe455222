package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How far a notice has come.
 *
 * @param dueAt while WAITING when it is to be sent, while SENDING until when the claim holds, else when it ended
 * @param fence number of the latest claim
 * @param attempts how often it was tried
 * @param tries of these, how often since it was made or an operator had it sent again
 * @param smtpCode the mail server's last reply code; 0 for none
 * @param againCommand the command that last had it sent again
 */
public record Standing(
        NoticeId id,
        NoticeKind kind,
        String subjectId,
        String tenantId,
        String recipientId,
        String messageId,
        NoticeState state,
        Instant dueAt,
        long fence,
        int attempts,
        int tries,
        int smtpCode,
        @Nullable String againCommand) {

    /** Whether that claim is the latest, and nothing has been heard of it yet. */
    boolean isClaimedUnder(long claim) {
        return state == NoticeState.SENDING && fence == claim;
    }

    Standing attempted(NoticeState next, Instant due, int code) {
        return with(next, due, attempts + 1, tries + 1, code, againCommand);
    }

    Standing released(Instant due) {
        return with(NoticeState.WAITING, due, attempts, tries, smtpCode, againCommand);
    }

    Standing again(String command, Instant due) {
        return with(NoticeState.WAITING, due, attempts, 0, smtpCode, command);
    }

    private Standing with(
            NoticeState next, Instant due, int allAttempts, int allTries, int code, @Nullable String command) {
        return new Standing(
                id,
                kind,
                subjectId,
                tenantId,
                recipientId,
                messageId,
                next,
                due,
                fence,
                allAttempts,
                allTries,
                code,
                command);
    }
}
