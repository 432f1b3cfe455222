package io.seatflow.notification.domain;

/** What became of an attempt. */
public enum Fate {
    SENT,
    /** Nothing was sent; it is tried again later. */
    RETRYING,
    /** It may have been sent; it is sent again under the same Message-ID. */
    AMBIGUOUS,
    /** Given up. */
    FAILED
}
