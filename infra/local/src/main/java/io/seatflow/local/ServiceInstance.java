package io.seatflow.local;

import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.payments.PaymentSandbox;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One instance of a service to be run.
 *
 * @param service which
 * @param name its own name, which is the service's for the first instance
 * @param port that it listens on
 */
record ServiceInstance(Service service, String name, int port) {

    /** The instance with this number, counted from 1. */
    static String name(Service service, int number) {
        return number == 1 ? service.label() : service.label() + "-" + number;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Its settings, by the service's own keys. */
    Map<String, String> settings(Servers servers, DataFolder folder) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("instance", name);
        settings.put("kafka", servers.kafkaAddress());
        settings.put("registry", servers.registryAddress().toString());
        settings.put("http.port", Integer.toString(port));
        if (service.hasDatabase()) {
            settings.put("database.url", servers.jdbcUrl(service.label()));
            settings.put("database.user", PostgresServer.USER);
        }
        switch (service) {
            case BILLING -> {
                settings.put("payments.url", servers.http(Listener.PAYMENTS).toString());
                settings.put("payments.key", PaymentSandbox.API_KEY);
            }
            case AVAILABLE_QUANTITY ->
                settings.put(
                        "state.folder", folder.folder("streams").resolve(name).toString());
            case ADMIN_CENTER -> {
                settings.put("sign-in.issuer", servers.http(Listener.SIGN_IN).toString());
                settings.put("database.connections", "6");
            }
            case NOTIFICATION_EMAIL -> {
                settings.put("smtp.host", "127.0.0.1");
                settings.put("smtp.port", Integer.toString(servers.smtpPort()));
                settings.put("smtp.starttls", "off");
                settings.put("smtp.connect-timeout", "2s");
                settings.put("smtp.answer-timeout", "8s");
                settings.put("mail.from", "noreply@seatflow.example");
                settings.put("mail.retry.first", "1s");
                // A mail whose process was killed is sent again after so long.
                settings.put("mail.lease", "20s");
                settings.put("database.connections", "6");
            }
            case CHECKOUT, LICENSING, TAKEOVER_MOVER -> {}
        }
        return settings;
    }

    /** The same settings as a process of its own reads them from its environment. */
    Map<String, String> environment(Map<String, String> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> "SEATFLOW_%s_%s".formatted(shout(service.label()), shout(setting.getKey())),
                        Map.Entry::getValue));
    }

    private static String shout(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
