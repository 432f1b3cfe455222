package io.seatflow.notification.smtp;

import java.time.Instant;

/**
 * A mail to one recipient.
 *
 * @param messageId with its angle brackets
 * @param writtenAt for its header Date; the same at every attempt
 * @param language of its words, ISO 639-1
 * @param subject in one line
 */
public record Mail(
        String messageId,
        Instant writtenAt,
        MailAddress to,
        String language,
        String subject,
        String text,
        String html) {}
