package io.seatflow.qa.endtoend;

import io.seatflow.local.Endpoints;
import io.seatflow.local.LocalSystem;
import io.seatflow.local.PartHooks;
import io.seatflow.local.Progress;
import io.seatflow.local.SystemOptions;
import io.seatflow.local.verify.Verification;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The system of {@code infra/local} on a folder, in this JVM or with a process for each part. */
final class LocalRun implements RunningSystem {
    private static final PartHooks SHORT_LIVED = new PartHooks() {
        // They live so short that the better compiler would never pay.
        @Override
        public List<String> virtualMachine(String part) {
            return List.of("-XX:TieredStopAtLevel=1");
        }
    };

    private final SystemOptions options;
    private LocalSystem system;
    private Endpoints endpoints;

    LocalRun(Path data) {
        this(SystemOptions.on(data));
    }

    LocalRun(SystemOptions options) {
        this.options = options.withHooks(SHORT_LIVED);
        this.system = newSystem();
        this.endpoints = startOrClose();
    }

    private LocalSystem newSystem() {
        return new LocalSystem(options, new Progress(new PrintWriter(new StringWriter())));
    }

    private Endpoints startOrClose() {
        try {
            return system.start();
        } catch (RuntimeException failed) {
            system.close();
            throw failed;
        }
    }

    /** The system itself, to do something to its parts. */
    LocalSystem system() {
        return system;
    }

    SystemOptions options() {
        return options;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public String kafka() {
        return endpoints.kafka();
    }

    @Override
    public URI registry() {
        return endpoints.registry();
    }

    @Override
    public URI payments() {
        return endpoints.payments();
    }

    @Override
    public URI availability() {
        return endpoints.services().getOrDefault("available-quantity", endpoints.payments());
    }

    @Override
    public String database(String service) {
        return Database.of(endpoints.database(), service);
    }

    @Override
    public Verification verification() {
        return Verification.of(endpoints, options.data());
    }

    @Override
    public void restart() {
        system.close();
        system = newSystem();
        endpoints = startOrClose();
    }

    @Override
    public void close() {
        system.close();
    }
}
