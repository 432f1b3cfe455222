package io.seatflow.notification.domain;

import java.time.Instant;

/** What is decided on. */
public sealed interface Message {

    /** Something happened that somebody is told of. */
    record NoticeDue(Notice notice) implements Message {}

    /** What is said of one notice by its id. */
    sealed interface AboutNotice extends Message {
        NoticeId id();
    }

    /** A worker's attempt under that claim has ended. */
    record AttemptEnded(NoticeId id, long fence, Ending ending) implements AboutNotice {}

    /** A worker gives its claim back without having tried. */
    record ClaimReleased(NoticeId id, long fence, Instant dueAt) implements AboutNotice {}

    /** A claim's time is over and nothing was heard of it: whoever had it may have sent the mail. */
    record ClaimLapsed(NoticeId id, long fence) implements AboutNotice {}

    /** An operator wants a mail sent again that was given up. */
    record SendAgain(String commandId, String tenantId, NoticeId id) implements AboutNotice {}

    record TenantChanged(Tenant tenant) implements Message {}

    record TenantGone(String tenantId) implements Message {}

    record UserChanged(User user) implements Message {}

    record UserGone(UserId user) implements Message {}
}
