package io.seatflow.notification.smtp;

/** Whether the connection to the mail server is encrypted. */
public enum StartTls {
    /** Nothing is sent over a connection that is not. */
    REQUIRED,
    /** Where the server can. */
    IF_OFFERED,
    /** Never: for a server on the same machine. */
    OFF
}
