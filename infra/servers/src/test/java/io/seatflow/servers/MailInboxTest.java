package io.seatflow.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailInboxTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("a mail is listed with its decoded subject, recipients and both bodies")
    void lists() throws Exception {
        try (MailInbox inbox = MailInbox.start(folder, 0, 0)) {
            send(inbox, "Prenumerationen är uppsagd");

            JsonNode mail = new ObjectMapper().readTree(get(inbox, "/mails")).path(0);
            assertThat(mail.path("id").longValue()).isEqualTo(1);
            assertThat(mail.path("subject").textValue()).isEqualTo("Prenumerationen är uppsagd");
            assertThat(mail.path("to").path(0).textValue()).isEqualTo("ann@contoso.example");
            assertThat(mail.path("from").textValue()).isEqualTo("seatflow@localhost");
            assertThat(mail.path("messageId").textValue()).startsWith("<");
            assertThat(mail.path("text").textValue()).isEqualTo("Hej då");
            assertThat(mail.path("html").textValue()).isEqualTo("<p>Hej då</p>");
            assertThat(get(inbox, "/mails/1")).contains("X-Envelope-To: ann@contoso.example");
        }
    }

    @Test
    @DisplayName("mails survive a restart, and their numbers go on")
    void restart() throws Exception {
        try (MailInbox first = MailInbox.start(folder, 0, 0)) {
            send(first, "one");
        }
        try (MailInbox second = MailInbox.start(folder, 0, 0)) {
            send(second, "two");

            assertThat(second.mails()).extracting(StoredMail::subject).containsExactly("one", "two");
            assertThat(second.mails()).extracting(StoredMail::id).containsExactly(1L, 2L);
        }
    }

    @Test
    @DisplayName("a mail that cannot be kept is refused for now, so that its sender tries again")
    void cannotKeep() throws Exception {
        try (MailInbox inbox = MailInbox.start(folder, 0, 0)) {
            Files.createDirectory(folder.resolve("incoming.part"));

            assertThatThrownBy(() -> send(inbox, "lost?"))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("451");
            assertThat(inbox.mails()).isEmpty();
        }
    }

    @Test
    @DisplayName("an unknown mail is not found")
    void unknown() throws Exception {
        try (MailInbox inbox = MailInbox.start(folder, 0, 0)) {
            assertThat(get(inbox, "/mails/9")).isEqualTo("no such mail");
        }
    }

    @Test
    @DisplayName("a port in use is said in one line that names the option")
    void portInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> MailInbox.start(folder, taken.getLocalPort(), 0))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessage(
                            "port %d is in use: choose another with --smtp-port or stop what listens there",
                            taken.getLocalPort());
        }
    }

    private static void send(MailInbox inbox, String subject) throws Exception {
        String[] address = inbox.smtpAddress().split(":", 2);
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", address[0]);
        properties.setProperty("mail.smtp.port", address[1]);
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("seatflow@localhost"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("ann@contoso.example"));
        message.setSubject(subject, "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Hej då", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>Hej då</p>", "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);
    }

    private static String get(MailInbox inbox, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(inbox.url() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
