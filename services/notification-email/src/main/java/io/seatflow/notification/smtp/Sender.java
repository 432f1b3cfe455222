package io.seatflow.notification.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;

import java.io.UnsupportedEncodingException;

/** Who the mails come from. */
public record Sender(MailAddress address, String name) {
    InternetAddress header() throws MessagingException {
        try {
            return new InternetAddress(address.value(), name, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }
}
