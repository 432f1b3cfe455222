package io.seatflow.servers;

import java.time.Instant;
import java.util.List;

/**
 * A mail in the inbox, as the inbox's HTTP view shows it.
 *
 * @param id counts from 1, in the order of arrival, never used again
 * @param receivedAt when it was taken in
 * @param from the header {@code From}
 * @param to the addresses it was delivered to, which need not be those of the header {@code To}
 * @param subject decoded; empty if there is none
 * @param messageId the header {@code Message-ID}; empty if there is none
 * @param text the plain-text body; empty if there is none
 * @param html the HTML body; empty if there is none
 */
public record StoredMail(
        long id,
        Instant receivedAt,
        String from,
        List<String> to,
        String subject,
        String messageId,
        String text,
        String html) {
    /** The recipients are copied. */
    public StoredMail {
        to = List.copyOf(to);
    }
}
