package io.seatflow.workflow.process;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.workflow.Engine;
import io.seatflow.workflow.EngineSettings;
import io.seatflow.workflow.State;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.http.HealthChecks;
import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.http.ServiceMetrics;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.ServiceSettings;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What every service on the engine is made of. Database, registry client and metrics are open from the start; the
 * service then starts its engine, and HTTP last. Whatever it opens of its own goes to {@link #closing}, since all is
 * closed in the reverse order. For one thread: the one that composes the service.
 */
public final class ServiceParts {
    private final ServiceSettings settings;
    private final OrderlyStop stop;
    private final Database database;
    private final RegistryClient registry;
    private final ServiceMetrics metrics;
    private final HealthChecks health;

    ServiceParts(ServiceSettings settings, DatabaseSettings databaseSettings, OrderlyStop stop) {
        String service = settings.service();
        this.settings = settings;
        this.stop = stop;
        database = closing("database", Database.open(service, databaseSettings, "workflow", service));
        registry = closing(
                "registry",
                new RegistryClient(RegistrySettings.at(settings.registry().toString())));
        metrics = closing("metrics", new ServiceMetrics(service));
        database.measure(metrics.registry());
        health = new HealthChecks().ready("database", database::problem);
    }

    /** Migrated with the engine's tables and the service's own. */
    public Database database() {
        return database;
    }

    /** Of the schema registry. */
    public RegistryClient registry() {
        return registry;
    }

    /** Where to register meters. */
    public MeterRegistry meters() {
        return metrics.registry();
    }

    /** What makes the service well, for checks of its own; engine and database are checked anyway. */
    public HealthChecks health() {
        return health;
    }

    /** What suits an engine of this service. */
    public EngineSettings engineSettings() {
        // Several of one service in one JVM must not share a name among Kafka's clients.
        return EngineSettings.of(settings.bootstrapServers(), settings.instance() + "-" + UUID.randomUUID());
    }

    /** Remembers to close what was just opened, before all that was opened earlier. */
    public <C extends AutoCloseable> C closing(String name, C opened) {
        return stop.closing(name, opened);
    }

    /**
     * Starts the engine: live as long as its thread goes on, ready while it holds its lanes. Returns before it does.
     *
     * @throws RuntimeException where the schema of its dead letters is not deployed
     */
    public <M, S extends State<E>, E> Engine<M> engine(Workflow<M, S, E> workflow, EngineSettings engineSettings) {
        Engine<M> engine = closing(
                "engine",
                Engine.start(
                        workflow,
                        engineSettings,
                        database.jdbi(),
                        AvroWriter.of(workflow.deadLetters(), registry)::encode,
                        metrics.registry()));
        health.live("engine", () -> unless(engine.isAlive(), engine.problems()))
                .ready("lanes", () -> unless(engine.isReady(), engine.problems()));
        return engine;
    }

    /** Starts to listen, with the service's own routes beside everybody's. */
    public ServiceHttp http(Engine<?> engine, Consumer<RoutesConfig> routes) {
        return closing("http", ServiceHttp.start(settings.http(), health, metrics, engine::lanes, routes));
    }

    private static Optional<String> unless(boolean well, List<String> problems) {
        if (well) {
            return Optional.empty();
        }
        return Optional.of(problems.isEmpty() ? "not yet" : String.join("; ", problems));
    }
}
