package io.seatflow.notification.smtp;

import io.seatflow.notification.domain.Ending;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection to the mail server at a time, opened when there is a mail and used for many, each in a transaction of its
 * own with one recipient. For one thread, except {@link #cut}.
 */
public final class SmtpConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);

    private final SmtpSettings settings;
    private final Sender sender;
    private final CuttableSockets sockets = new CuttableSockets();
    private final Session session;
    private @Nullable ObservedTransport transport;
    private int mails;

    /** @param hello the name it says it has */
    public SmtpConnection(SmtpSettings settings, Sender sender, String hello) {
        this.settings = settings;
        this.sender = sender;
        this.session = Session.getInstance(properties(hello));
    }

    /**
     * Tries to send a mail.
     *
     * @throws IllegalArgumentException where no mail can be made of it
     */
    public Ending send(Mail mail) {
        MimeMessage message = message(mail);
        ObservedTransport open = transport;
        if (open == null) {
            open = new ObservedTransport(session);
            try {
                connect(open);
            } catch (MessagingException | RuntimeException e) {
                LOG.debug("mail server not reached", e);
                return new Ending.Deferred(open.refusal());
            }
            transport = open;
        }
        return send(message, open);
    }

    private Ending send(MimeMessage message, ObservedTransport open) {
        open.begin();
        try {
            open.sendMessage(message, recipient(message));
        } catch (MessagingException | RuntimeException e) {
            LOG.debug("mail not sent", e);
        }
        mails++;
        if (!open.isInStep() || mails >= settings.mailsPerConnection()) {
            close();
        }
        return open.ending();
    }

    private static Address[] recipient(MimeMessage message) throws MessagingException {
        return message.getAllRecipients();
    }

    private void connect(ObservedTransport opening) throws MessagingException {
        opening.begin();
        boolean signsIn = !settings.user().isEmpty();
        opening.connect(
                settings.server().host(),
                settings.server().port(),
                signsIn ? settings.user() : null,
                signsIn ? settings.password().reveal() : null);
        mails = 0;
    }

    private MimeMessage message(Mail mail) {
        try {
            return NoticeMessage.of(mail, sender, session);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("no mail can be made of notice " + mail.messageId(), e);
        }
    }

    /** Whether a connection is open, for all that is known. */
    public boolean isOpen() {
        return transport != null;
    }

    /** Ends whatever goes on, at once. Any thread. */
    public void cut() {
        sockets.cut();
    }

    /** Says goodbye where a connection is open; the next mail opens another. */
    @Override
    public void close() {
        ObservedTransport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException gone) {
                LOG.debug("mail server already gone", gone);
            }
        }
    }

    private Properties properties(String hello) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", hello);
        properties.setProperty("mail.smtp.from", sender.address().value());
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.connectTimeout().toMillis()));
        properties.setProperty(
                "mail.smtp.timeout", Long.toString(settings.answerTimeout().toMillis()));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls() != StartTls.OFF));
        properties.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(settings.startTls() == StartTls.REQUIRED));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.socketFactory", sockets);
        if (settings.trustedCertificates() != null) {
            SSLSocketFactory trusting = TrustedCertificates.in(settings.trustedCertificates());
            properties.put("mail.smtp.ssl.socketFactory", trusting);
        }
        return properties;
    }
}
