package io.seatflow.notification.domain;

/** What a mail is about. */
public enum NoticeKind {
    ORDER_CONFIRMATION,
    SUBSCRIPTION_CANCELLED
}
