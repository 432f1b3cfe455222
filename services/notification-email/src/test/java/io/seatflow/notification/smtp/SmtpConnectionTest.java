package io.seatflow.notification.smtp;

import io.seatflow.notification.domain.Ending;
import io.seatflow.workflow.settings.HostPort;
import io.seatflow.workflow.settings.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("A connection to the mail server")
class SmtpConnectionTest {
    private static final MailAddress ADELE = new MailAddress("adele@contoso.example");
    private static final Sender SENDER = new Sender(new MailAddress("noreply@seatflow.example"), "Seatflow");

    private final ScriptedMailServer server = ScriptedMailServer.start();
    private final SmtpConnection connection = connect(server.port(), StartTls.OFF, "", null);

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, Accepted, 250",
        "DEFER_RECIPIENT, Deferred, 450",
        "DEFER_MAIL, Deferred, 451",
        "CLOSE_WITH_421, Deferred, 421",
        "REFUSE_RECIPIENT, Refused, 550",
        "REFUSE_MAIL, Refused, 554",
        "REFUSE_MAIL_AND_CUT, Refused, 554",
        "ASK_TO_SIGN_IN, Deferred, 530",
        "HANG_AT_RECIPIENT, Deferred, 0",
        "HANG_AFTER_MAIL, Ambiguous, 0",
        "CUT_WITHIN_MAIL, Deferred, 0",
        "CUT_AFTER_MAIL, Ambiguous, 0",
        "CUT_AFTER_MAIL_AND_LOSE, Ambiguous, 0"
    })
    @DisplayName("N5 every answer and every silence is what it is, and the next mail is sent")
    void endings(Behaviour behaviour, String ending, int code) {
        server.script(ADELE.value(), behaviour);
        // A mail of many lines, so that a cut within it is noticed before its end.
        Ending found = connection.send(mail("1", "line\n".repeat(200_000)));
        assertThat(found.getClass().getSimpleName()).isEqualTo(ending);
        assertThat(found.smtpCode()).isEqualTo(code);
        assertThat(connection.send(mail("2", "text"))).isEqualTo(new Ending.Accepted(250));
        assertThat(server.messageIds()).contains("<2@seatflow.example>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 busy", "554 not you"})
    @DisplayName("N5 a server that refuses the connection is tried again: that is no mail's fault")
    void greetings(String greeting) {
        server.greetWith(greeting);
        assertThat(connection.send(mail("1", "text")))
                .isEqualTo(new Ending.Deferred(Integer.parseInt(greeting.substring(0, 3))));
        assertThat(connection.isOpen()).isFalse();
        server.greetWith(null);
        assertThat(connection.send(mail("1", "text"))).isEqualTo(new Ending.Accepted(250));
    }

    @Test
    @DisplayName("N5 where nobody listens, the mail waits")
    void nobody() {
        server.close();
        assertThat(connection.send(mail("1", "text"))).isEqualTo(new Ending.Deferred(0));
    }

    @Test
    @DisplayName("an attempt can be cut off from another thread, whatever the server does")
    void cut() {
        server.script(ADELE.value(), Behaviour.TRICKLE_AFTER_MAIL);
        CompletableFuture<Ending> ending = CompletableFuture.supplyAsync(() -> connection.send(mail("1", "text")));
        await().until(() -> !server.taken().isEmpty());
        connection.cut();
        assertThat(ending.join()).isEqualTo(new Ending.Ambiguous());
    }

    @Test
    @DisplayName("one connection carries several mails, each with one recipient, and no more than it is allowed")
    void reuses() {
        for (int mail = 0; mail < 7; mail++) {
            connection.send(mail(Integer.toString(mail), "text"));
        }
        assertThat(server.connections()).isEqualTo(3);
        assertThat(server.transactions()).hasSize(7).containsOnly(ADELE.value());
    }

    @Test
    @DisplayName("with STARTTLS and a password, over a certificate that is trusted, and not over another")
    void encrypted(@TempDir Path folder) throws Exception {
        Certificate certificate = Certificate.make(folder.resolve("ours"));
        Certificate other = Certificate.make(folder.resolve("other"));
        try (ScriptedMailServer closed = new ScriptedMailServer(0, certificate.context(), "user password");
                SmtpConnection trusting = connect(closed.port(), StartTls.REQUIRED, "user", certificate.pem());
                SmtpConnection wary = connect(closed.port(), StartTls.REQUIRED, "user", other.pem());
                SmtpConnection nameless = connect(closed.port(), StartTls.IF_OFFERED, "", certificate.pem())) {
            assertThat(trusting.send(mail("1", "text"))).isEqualTo(new Ending.Accepted(250));
            assertThat(wary.send(mail("2", "text"))).isEqualTo(new Ending.Deferred(0));
            assertThat(nameless.send(mail("3", "text"))).isEqualTo(new Ending.Deferred(530));
            assertThat(closed.messageIds()).containsExactly("<1@seatflow.example>");
        }
    }

    @Test
    @DisplayName("a wrong password is an operator's to mend: mails wait")
    void wrongPassword(@TempDir Path folder) throws Exception {
        Certificate certificate = Certificate.make(folder);
        try (ScriptedMailServer closed = new ScriptedMailServer(0, certificate.context(), "user other");
                SmtpConnection wrong = connect(closed.port(), StartTls.REQUIRED, "user", certificate.pem())) {
            assertThat(wrong.send(mail("1", "text"))).isEqualTo(new Ending.Deferred(535));
        }
    }

    @Test
    @DisplayName("where encryption is required and not offered, nothing is sent")
    void plain() {
        try (SmtpConnection strict = connect(server.port(), StartTls.REQUIRED, "", null)) {
            assertThat(strict.send(mail("1", "text"))).isEqualTo(new Ending.Deferred(0));
            assertThat(server.transactions()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "N4 headers: From, To, Message-ID, Date and Auto-Submitted as they are meant; nothing comes in by the subject")
    void headers() {
        connection.send(new Mail(
                "<1@seatflow.example>",
                Instant.parse("2026-11-21T08:00:00Z"),
                ADELE,
                "sv",
                "Order confirmed\r\nBcc: eve@evil.example",
                "text",
                "<p>html</p>"));
        String source = server.taken().getFirst().source();
        String headers = source.substring(0, source.indexOf("\r\n\r\n"));
        assertThat(headers.lines())
                .contains(
                        "From: Seatflow <noreply@seatflow.example>",
                        "To: adele@contoso.example",
                        "Message-ID: <1@seatflow.example>",
                        "Auto-Submitted: auto-generated",
                        "Content-Language: sv",
                        "MIME-Version: 1.0")
                .noneMatch(line -> line.startsWith("Bcc:"))
                .anyMatch(line -> line.startsWith("Date: Sat, 21 Nov 2026"))
                .anyMatch(line -> line.startsWith("Content-Type: multipart/alternative"));
        assertThat(source.indexOf("text/plain")).isLessThan(source.indexOf("text/html"));
    }

    private static SmtpConnection connect(int port, StartTls startTls, String user, @Nullable Path certificates) {
        return new SmtpConnection(
                new SmtpSettings(
                        new HostPort("localhost", port),
                        startTls,
                        user,
                        new Secret("password"),
                        certificates,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(400),
                        1,
                        3),
                SENDER,
                "seatflow.example");
    }

    private static Mail mail(String id, String text) {
        return new Mail(
                "<" + id + "@seatflow.example>", Instant.EPOCH, ADELE, "en", "Order confirmed", text, "<p>html</p>");
    }
}
