package io.seatflow.notification.domain;

import java.time.Instant;

/** What a decision says happened. */
public sealed interface Event {

    /** A notice is to be sent. */
    record NoticeMade(Notice notice, Instant madeAt) implements Event {}

    /** A notice is kept, and is not sent unless somebody asks for it: it tells what happened long ago. */
    record NoticeLeftOut(Notice notice, Instant madeAt) implements Event {}

    /**
     * An attempt ended.
     *
     * @param standing after it
     */
    record Attempted(Standing standing, Fate fate, Instant attemptedAt) implements Event {}

    /** A claim was given back. */
    record Released(Standing standing) implements Event {}

    /** A notice that was given up is to be sent again. */
    record SentAgain(Standing standing) implements Event {}

    /** A command names no notice that was given up. */
    record CommandRefused(String reason, String text) implements Event {}

    record TenantKept(Tenant tenant) implements Event {}

    record TenantForgotten(String tenantId) implements Event {}

    record UserKept(User user) implements Event {}

    record UserForgotten(UserId user) implements Event {}
}
