package io.seatflow.bench.system;

import io.seatflow.bench.BenchFailure;
import io.seatflow.bench.machine.OwnJvm;
import io.seatflow.local.Endpoints;
import io.seatflow.local.SeparateServers;
import io.seatflow.local.Service;
import io.seatflow.servers.Ports;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All services of Seatflow in one JVM of their own. */
final class ServicesJvm implements AutoCloseable {
    /** No command that is used here asks the sandbox or the inbox. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1");

    private final OwnJvm jvm;
    private final Map<Service, URI> addresses;

    private ServicesJvm(OwnJvm jvm, Map<Service, URI> addresses) {
        this.jvm = jvm;
        this.addresses = new EnumMap<>(addresses);
    }

    /** Starts them; all are ready when it returns. */
    static ServicesJvm start(SeparateServers servers, Variant variant, List<String> jvmOptions) {
        Set<Service> services = EnumSet.copyOf(Service.ofThePurchase());
        if (!variant.streams()) {
            services.remove(Service.AVAILABLE_QUANTITY);
        }
        Properties file = new Properties();
        Map<Service, URI> addresses = new EnumMap<>(Service.class);
        for (Service service : services) {
            int port = Ports.freeBeside(
                    addresses.values().stream().map(URI::getPort).toList());
            addresses.put(service, URI.create("http://127.0.0.1:" + port));
            servers.settings(service, port).forEach((key, value) -> file.setProperty(key(service, key), value));
        }
        if (variant.immediatePayments()) {
            file.setProperty(key(Service.BILLING, "payments.provider"), "immediate");
        }
        Path log = servers.log("services");
        Path settings = log.resolveSibling("services.properties");
        write(file, settings);
        OwnJvm jvm = OwnJvm.start("services", log, jvmOptions, ServicesProcess.class, List.of(settings.toString()));
        ServicesJvm started = new ServicesJvm(jvm, addresses);
        try {
            for (URI address : addresses.values()) {
                servers.awaitReady(jvm.process(), log, address.resolve("/health/ready"));
            }
            return started;
        } catch (RuntimeException failed) {
            started.close();
            throw failed;
        }
    }

    long pid() {
        return jvm.process().pid();
    }

    /** Where all of it answers, as the commands of {@code ./seatflow} want to know it. */
    Endpoints endpoints(SeparateServers servers) {
        SortedMap<String, URI> byName = new TreeMap<>();
        addresses.forEach((service, address) -> byName.put(service.label(), address));
        return new Endpoints(
                servers.kafka(),
                servers.registry(),
                NOWHERE,
                NOWHERE.toString(),
                NOWHERE,
                servers.jdbcUrl(""),
                byName,
                servers.pids());
    }

    @Override
    public void close() {
        jvm.close();
    }

    private static String key(Service service, String key) {
        return service.label() + "." + key;
    }

    private static void write(Properties file, Path path) {
        try (Writer out = Files.newBufferedWriter(path)) {
            file.store(out, null);
        } catch (IOException refused) {
            throw new BenchFailure("file %s cannot be written".formatted(path), refused);
        }
    }
}
