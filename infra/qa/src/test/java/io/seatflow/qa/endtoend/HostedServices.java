package io.seatflow.qa.endtoend;

import io.seatflow.local.Deploy;
import io.seatflow.local.Endpoints;
import io.seatflow.local.Service;
import io.seatflow.local.verify.Verification;
import io.seatflow.local.verify.evidence.Source;
import io.seatflow.servers.Ports;
import io.seatflow.servers.payments.PaymentSandbox;
import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The services in this JVM, on servers of somebody else; deployed as {@code infra/local} does it. */
final class HostedServices implements RunningSystem {
    /** Nobody signs in there. */
    private static final Set<Service> HOSTED = EnumSet.complementOf(EnumSet.of(Service.ADMIN_CENTER));

    private final ForeignServers servers;
    private final Path folder;
    private final PaymentSandbox payments;
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Deque<Runnable> stops = new ArrayDeque<>();

    /** @param folder for the sandbox's ledger and the streams' state */
    HostedServices(ForeignServers servers, Path folder) throws IOException {
        this.servers = servers;
        this.folder = folder;
        new Database(Database.of(servers.database(), "postgres"))
                .create(List.of("checkout", "billing", "licensing", "takeover-mover", "notification-email"));
        Deploy.topics(servers.kafka());
        Deploy.schemas(servers.registry());
        this.payments = PaymentSandbox.start(folder.resolve("payments"), 0);
        for (Service service : HOSTED) {
            ports.put(service, Ports.freeBeside(ports.values()));
        }
        startServices();
    }

    private void startServices() {
        for (Service service : HOSTED) {
            stops.push(service.start(settings(service)));
        }
        try (Http http = new Http()) {
            Awaitility.await("every service is ready")
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> ports.values().stream()
                            .map(port -> URI.create("http://127.0.0.1:" + port + "/health/ready"))
                            .allMatch(address -> !http.json(address).isMissingNode()));
        }
    }

    private Map<String, String> settings(Service service) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("instance", service.label());
        settings.put("kafka", servers.kafka());
        settings.put("registry", servers.registry().toString());
        settings.put("http.port", String.valueOf(ports.get(service)));
        switch (service) {
            case BILLING -> {
                settings.put("payments.url", payments().toString());
                settings.put("payments.key", PaymentSandbox.API_KEY);
            }
            case AVAILABLE_QUANTITY ->
                settings.put("state.folder", folder.resolve("streams").toString());
            // Nobody takes mails there: they wait.
            case NOTIFICATION_EMAIL -> settings.put("smtp.host", "127.0.0.1");
            case CHECKOUT, LICENSING, TAKEOVER_MOVER, ADMIN_CENTER -> {}
        }
        if (service != Service.AVAILABLE_QUANTITY) {
            settings.put("database.url", database(service.label()));
            settings.put("database.user", "postgres");
        }
        return settings;
    }

    @Override
    public String kafka() {
        return servers.kafka();
    }

    @Override
    public URI registry() {
        return servers.registry();
    }

    @Override
    public URI payments() {
        return payments.url();
    }

    @Override
    public URI availability() {
        return URI.create("http://127.0.0.1:" + ports.get(Service.AVAILABLE_QUANTITY));
    }

    @Override
    public String database(String service) {
        return Database.of(servers.database(), service);
    }

    /** In this JVM the log is the test's own, and nobody takes mails. */
    @Override
    public Verification verification() {
        Endpoints endpoints = new Endpoints(
                kafka(), registry(), payments(), "", payments(), servers.database(), new TreeMap<>(), new TreeMap<>());
        return Verification.of(endpoints, null).without(Set.of(Source.LOGS, Source.MAILS));
    }

    @Override
    public void restart() {
        stopServices();
        startServices();
    }

    private void stopServices() {
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
    }

    @Override
    public void close() {
        stopServices();
        try {
            payments.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
