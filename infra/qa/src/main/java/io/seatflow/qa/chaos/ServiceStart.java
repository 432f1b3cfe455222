package io.seatflow.qa.chaos;

import io.seatflow.local.Service;
import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.payments.PaymentSandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An instance of a service, and what it is told at its start. */
record ServiceStart(Service service, String instance, int port) {
    static ServiceStart of(String serviceLabel, String instance, int port) {
        Service service = Arrays.stream(Service.values())
                .filter(one -> one.label().equals(serviceLabel))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no service " + serviceLabel));
        return new ServiceStart(service, instance, port);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String mainClass() {
        return switch (service) {
            case CHECKOUT -> io.seatflow.checkout.app.Main.class.getName();
            case BILLING -> io.seatflow.billing.app.Main.class.getName();
            case LICENSING -> io.seatflow.licensing.app.Main.class.getName();
            case AVAILABLE_QUANTITY -> io.seatflow.availability.app.Main.class.getName();
            case TAKEOVER_MOVER -> io.seatflow.takeover.app.Main.class.getName();
            case ADMIN_CENTER -> io.seatflow.admin.app.Main.class.getName();
            case NOTIFICATION_EMAIL -> io.seatflow.notification.app.Main.class.getName();
        };
    }

    /**
     * Where it finds what it needs.
     *
     * @param databasePort of PostgreSQL, which may be a relay's
     * @param paymentsPort where billing finds the payment provider
     * @param smtpPort of the mail server
     * @param data the system's folder
     */
    record Surroundings(String kafka, URI registry, int databasePort, int paymentsPort, int smtpPort, Path data) {}

    /** Its settings, as it reads them from its environment. */
    Map<String, String> environment(Surroundings at) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "instance",
                instance,
                "kafka",
                at.kafka(),
                "registry",
                at.registry().toString(),
                "http.port",
                Integer.toString(port)));
        switch (service) {
            case CHECKOUT, LICENSING, BILLING, TAKEOVER_MOVER, ADMIN_CENTER, NOTIFICATION_EMAIL -> {
                settings.put("database.url", PostgresServer.jdbcUrl(at.databasePort(), service.label()));
                settings.put("database.user", PostgresServer.USER);
            }
            case AVAILABLE_QUANTITY ->
                settings.put(
                        "state.folder",
                        at.data().resolve("streams").resolve(instance).toString());
        }
        settings.putAll(ofItsOwn(at));
        Map<String, String> environment = new TreeMap<>();
        settings.forEach((key, value) ->
                environment.put("SEATFLOW_%s_%s".formatted(shouted(service.label()), shouted(key)), value));
        return environment;
    }

    private Map<String, String> ofItsOwn(Surroundings at) {
        return switch (service) {
            case BILLING ->
                Map.of("payments.url", "http://127.0.0.1:" + at.paymentsPort(), "payments.key", PaymentSandbox.API_KEY);
            case NOTIFICATION_EMAIL ->
                Map.of(
                        "smtp.host", "127.0.0.1",
                        "smtp.port", Integer.toString(at.smtpPort()),
                        "smtp.starttls", "off",
                        "smtp.connect-timeout", "2s",
                        "smtp.answer-timeout", "5s",
                        "mail.from", "noreply@seatflow.example",
                        "mail.retry.first", "500ms",
                        "mail.retry.longest", "5s",
                        "mail.lease", "15s",
                        "database.connections", "6");
            // Nobody signs in: what it reads and how it takes its lanes over is what is put to the test.
            case ADMIN_CENTER -> Map.of("sign-in.issuer", "http://127.0.0.1:1/nobody", "database.connections", "6");
            case CHECKOUT, LICENSING, TAKEOVER_MOVER, AVAILABLE_QUANTITY -> Map.of();
        };
    }

    private static String shouted(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
