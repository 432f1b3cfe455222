package io.seatflow.notification.domain;

/**
 * How one attempt to send a mail ended, as far as the sender can know.
 *
 * @see Fate what becomes of the notice by it
 */
public sealed interface Ending {
    /** The mail server's reply code; 0 where it gave none. */
    int smtpCode();

    /** The mail server has taken the mail. */
    record Accepted(int smtpCode) implements Ending {}

    /** It has not, and may later: 4xx, or it could not be reached, or the connection failed before the end of the mail. */
    record Deferred(int smtpCode) implements Ending {}

    /** The mail was sent to its end and no answer came: the server may have it or not. */
    record Ambiguous() implements Ending {
        @Override
        public int smtpCode() {
            return 0;
        }
    }

    /** It never will: 5xx, or there is no address to send to (0). */
    record Refused(int smtpCode) implements Ending {}
}
