package io.seatflow.notification.smtp;

import io.seatflow.workflow.settings.HostPort;
import io.seatflow.workflow.settings.Secret;
import io.seatflow.workflow.settings.Settings;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the mail server is reached: {@code smtp.host}, {@code smtp.port}, {@code smtp.starttls}, {@code smtp.user},
 * {@code smtp.password}, {@code smtp.trusted-certificates}, {@code smtp.connect-timeout}, {@code smtp.answer-timeout},
 * {@code smtp.connections} and {@code smtp.mails-per-connection}.
 *
 * @param user signs in where it is not empty
 * @param trustedCertificates file of certificates in PEM that are trusted instead of Java's own; null for Java's own
 * @param connectTimeout how long a connection may take to open
 * @param answerTimeout how long each answer may take
 * @param connections how many mails are sent at once
 * @param mailsPerConnection how many are sent over one connection before another is opened
 */
public record SmtpSettings(
        HostPort server,
        StartTls startTls,
        String user,
        Secret password,
        @Nullable Path trustedCertificates,
        Duration connectTimeout,
        Duration answerTimeout,
        int connections,
        int mailsPerConnection) {
    private static final int SUBMISSION = 587;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 4;
    private static final int MAILS_PER_CONNECTION = 100;

    /** Asks for the settings of this group. */
    public static SmtpSettings from(Settings settings) {
        String certificates = settings.text("smtp.trusted-certificates", "");
        return new SmtpSettings(
                new HostPort(settings.text("smtp.host"), settings.integer("smtp.port", SUBMISSION, 1, 65535)),
                startTls(settings.text("smtp.starttls", "required")),
                settings.text("smtp.user", ""),
                settings.secret("smtp.password", new Secret("")),
                certificates.isEmpty() ? null : Path.of(certificates),
                settings.duration("smtp.connect-timeout", CONNECT_TIMEOUT),
                settings.duration("smtp.answer-timeout", ANSWER_TIMEOUT),
                settings.integer("smtp.connections", CONNECTIONS, 1, 100),
                settings.integer("smtp.mails-per-connection", MAILS_PER_CONNECTION, 1, 10_000));
    }

    private static StartTls startTls(String name) {
        return switch (name) {
            case "required" -> StartTls.REQUIRED;
            case "if-offered" -> StartTls.IF_OFFERED;
            case "off" -> StartTls.OFF;
            default ->
                throw new IllegalArgumentException(
                        "smtp.starttls: expected required, if-offered or off, found \"" + name + "\"");
        };
    }
}
