package io.seatflow.notification.domain;

/** Where a notice is on its way. */
public enum NoticeState {
    /** To be sent once it is due. */
    WAITING,
    /** Claimed by a worker: the marker before sending. */
    SENDING,
    /** The mail server has it. */
    SENT,
    /** Given up, until an operator has it sent again. */
    FAILED,
    /** Never tried, since it told what had happened long ago; as FAILED for an operator. */
    TOO_OLD
}
