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
     * Its settings, as it reads them from its environment.
     *
     * @param databasePort where it finds PostgreSQL, which may be a relay's
     * @param paymentsPort where billing finds the payment provider
     * @param data the system's folder
     */
    Map<String, String> environment(String kafka, URI registry, int databasePort, int paymentsPort, Path data) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "instance",
                instance,
                "kafka",
                kafka,
                "registry",
                registry.toString(),
                "http.port",
                Integer.toString(port)));
        switch (service) {
            case CHECKOUT, LICENSING, BILLING, TAKEOVER_MOVER, ADMIN_CENTER, NOTIFICATION_EMAIL -> {
                settings.put("database.url", PostgresServer.jdbcUrl(databasePort, service.label()));
                settings.put("database.user", PostgresServer.USER);
            }
            case AVAILABLE_QUANTITY ->
                settings.put(
                        "state.folder",
                        data.resolve("streams").resolve(instance).toString());
        }
        if (service == Service.BILLING) {
            settings.put("payments.url", "http://127.0.0.1:" + paymentsPort);
            settings.put("payments.key", PaymentSandbox.API_KEY);
        }
        Map<String, String> environment = new TreeMap<>();
        settings.forEach((key, value) ->
                environment.put("SEATFLOW_%s_%s".formatted(shouted(service.label()), shouted(key)), value));
        return environment;
    }

    private static String shouted(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
