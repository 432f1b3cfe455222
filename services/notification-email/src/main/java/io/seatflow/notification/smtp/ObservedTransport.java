package io.seatflow.notification.smtp;

import io.seatflow.notification.domain.Ending;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;

import java.io.IOException;

/**
 * Angus' SMTP, which notes what the server said first of a mail, and whether the mail had been sent to its end by then. Its
 * exceptions do not tell: the fault of a command that follows hides the answer before it.
 */
final class ObservedTransport extends SMTPTransport {
    private boolean ended;
    private int answer;
    private int latest;

    ObservedTransport(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    /** Forgets the mail before. */
    synchronized void begin() {
        ended = false;
        answer = 0;
    }

    /** From here on the server may have the mail. */
    @Override
    protected void finishData() throws IOException, MessagingException {
        ended = true;
        super.finishData();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        latest = -1;
        int code = super.readServerResponse();
        latest = code;
        boolean isFinal = code >= 400 || (ended && code >= 200 && code < 300);
        if (answer == 0 && isFinal) {
            answer = code;
        }
        return code;
    }

    /** How the mail ended that {@link #begin} began, whatever was thrown. */
    synchronized Ending ending() {
        if (answer == 0) {
            return ended ? new Ending.Ambiguous() : new Ending.Deferred(0);
        } else if (answer < 300) {
            return new Ending.Accepted(answer);
        }
        return answer < 500 || isOfTheSender(answer) ? new Ending.Deferred(answer) : new Ending.Refused(answer);
    }

    /** Whether the server has said yes to the last thing it was asked, which after a refusal is to forget the mail. */
    synchronized boolean isInStep() {
        return latest >= 200 && latest < 300;
    }

    /** What was answered last, while no mail was sent; 0 for nothing. */
    synchronized int refusal() {
        return answer;
    }

    /** The server wants us to sign in, or to encrypt: no mail's fault, and mended by an operator. */
    private static boolean isOfTheSender(int code) {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }
}
