package io.seatflow.local.verify;

import io.seatflow.local.verify.Plant.Planting;
import io.seatflow.servers.payments.PaymentSandbox;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Faults in the ledger, in a log file, and in the inbox. */
record PlantedFiles(Path data) {

    /** The order's money taken once more, under another idempotency key. */
    Planting secondCapture(String orderId, String tenantId, long amount, String currency) {
        return changed(ledger(), () -> {
            try (PaymentSandbox sandbox = PaymentSandbox.start(data.resolve("payments"), 0);
                    HttpClient http = HttpClient.newHttpClient()) {
                Map<String, String> form = Map.of(
                        "amount",
                        Long.toString(amount),
                        "currency",
                        currency.toLowerCase(Locale.ROOT),
                        "payment_method",
                        "pm_card_visa",
                        "confirm",
                        "true",
                        "off_session",
                        "true",
                        "payment_method_types[0]",
                        "card",
                        "metadata[order_id]",
                        orderId,
                        "metadata[tenant_id]",
                        tenantId);
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(sandbox.url() + "/v1/payment_intents"))
                                .header("Authorization", "Bearer " + PaymentSandbox.API_KEY)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Idempotency-Key", "another")
                                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(answer.body());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        });
    }

    /** The order's capture, forgotten by the provider. */
    Planting forgottenCapture(String orderId) {
        return changed(ledger(), () -> {
            List<String> lines = Files.readAllLines(ledger());
            lines.removeIf(line -> line.contains("\"order_id\":\"" + orderId + "\""));
            Files.write(ledger(), lines);
        });
    }

    /** A mail taken in by the inbox, which keeps it. */
    static Planting mailed(String smtp, String text) {
        return () -> {
            String[] address = smtp.split(":", 2);
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.host", address[0]);
            properties.setProperty("mail.smtp.port", address[1]);
            try {
                MimeMessage mail = new MimeMessage(Session.getInstance(properties));
                mail.setFrom("billing@seatflow.example");
                mail.setRecipients(Message.RecipientType.TO, "anna@brightwater.example");
                mail.setSubject("Your card");
                mail.setText(text, "UTF-8");
                mail.setHeader("Content-Transfer-Encoding", "base64");
                Transport.send(mail);
            } catch (MessagingException refused) {
                throw new IllegalStateException(refused);
            }
            return () -> {};
        };
    }

    /** One more line in a log file. */
    Planting logged(String file, String line) {
        Path log = data.resolve(file);
        return changed(log, () -> Files.writeString(log, line + "\n", StandardOpenOption.APPEND));
    }

    private Path ledger() {
        return data.resolve("payments").resolve("ledger.jsonl");
    }

    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    private static Planting changed(Path file, Change change) {
        return () -> {
            try {
                byte[] before = Files.readAllBytes(file);
                change.run();
                return () -> write(file, before);
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        };
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
