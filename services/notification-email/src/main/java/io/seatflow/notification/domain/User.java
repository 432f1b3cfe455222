package io.seatflow.notification.domain;

/** An account, as far as its mails need it. */
public record User(UserId id, String email, String displayName, long version) {}
