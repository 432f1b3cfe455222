package io.seatflow.notification.smtp;

import io.seatflow.notification.domain.PlainText;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import java.util.Date;

/**
 * A mail as MIME: plain text and HTML of the same words. No header but the recipient's own address holds what a user wrote
 * (N4); the Message-ID is the notice's, whatever Angus would make of it.
 */
final class NoticeMessage extends MimeMessage {
    private static final int LONGEST_SUBJECT = 180;
    private static final String ENCODING = "Content-Transfer-Encoding";

    private final String messageId;

    private NoticeMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MimeMessage of(Mail mail, Sender sender, Session session) throws MessagingException {
        NoticeMessage message = new NoticeMessage(session, mail.messageId());
        message.setFrom(sender.header());
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.to().value(), true));
        message.setSubject(PlainText.oneLine(mail.subject(), LONGEST_SUBJECT), "UTF-8");
        message.setSentDate(Date.from(mail.writtenAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setContentLanguage(new String[] {mail.language()});
        message.setContent(new MimeMultipart(
                "alternative",
                part(mail.text(), "text/plain; charset=UTF-8"),
                part(mail.html(), "text/html; charset=UTF-8")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String words, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(words, type);
        part.setHeader(ENCODING, "quoted-printable");
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
