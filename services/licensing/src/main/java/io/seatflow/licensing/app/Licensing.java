package io.seatflow.licensing.app;

import io.seatflow.licensing.domain.Event;
import io.seatflow.licensing.domain.LicensingDecider;
import io.seatflow.licensing.domain.LicensingState;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.store.LicensingStore;
import io.seatflow.licensing.wire.LicensingCodec;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.workflow.Engine;
import io.seatflow.workflow.EngineSettings;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.http.ServiceMetrics;
import io.seatflow.workflow.process.OrderlyStop;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/**
 * Licensing, running: turns paid orders into subscriptions, assigns their seats by command, and says how many there are.
 * Over HTTP it tells how it is, and nothing else. Several may run in one JVM.
 */
public final class Licensing implements AutoCloseable {
    /** Longer than the engine gives itself to finish its batch and to publish it. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(35);

    private final OrderlyStop stop;
    private final ServiceHttp http;

    private Licensing(OrderlyStop stop, ServiceHttp http) {
        this.stop = stop;
        this.http = http;
    }

    /**
     * Starts the service: database and registry must answer, and the schemas be deployed. Returns before the lanes are
     * held, which {@code /health/ready} tells.
     *
     * @throws RuntimeException saying what is missing; then nothing is left running
     */
    public static Licensing start(LicensingSettings settings) {
        OrderlyStop stop = new OrderlyStop(LicensingSettings.SERVICE, STOP_LIMIT);
        try {
            return new Licensing(stop, compose(settings, stop));
        } catch (RuntimeException | Error failure) {
            stop.close();
            throw failure;
        }
    }

    /** Where the service answers over HTTP. */
    public URI httpUrl() {
        return http.address();
    }

    /** Stops in order: the batch at hand commits and is published, then all is let go. Idempotent. */
    @Override
    public void close() {
        stop.close();
    }

    private static ServiceHttp compose(LicensingSettings settings, OrderlyStop stop) {
        Database database = stop.closing(
                "database",
                Database.open(LicensingSettings.SERVICE, settings.database(), "workflow", LicensingSettings.SERVICE));
        RegistryClient registry = stop.closing(
                "registry",
                new RegistryClient(
                        RegistrySettings.at(settings.service().registry().toString())));
        ServiceMetrics metrics = stop.closing("metrics", new ServiceMetrics(LicensingSettings.SERVICE));
        Engine<Message> engine = stop.closing(
                "engine",
                Engine.start(
                        workflow(registry),
                        EngineSettings.of(
                                settings.service().bootstrapServers(),
                                settings.service().instance() + "-" + UUID.randomUUID()),
                        database.jdbi(),
                        AvroWriter.of(Topics.LICENSING_DEAD_LETTERS, registry)::encode,
                        metrics.registry()));
        return stop.closing(
                "http",
                ServiceHttp.start(
                        settings.service().http(),
                        new LicensingHealth(database, engine).checks(),
                        metrics,
                        engine::lanes,
                        routes -> {}));
    }

    private static Workflow<Message, LicensingState, Event> workflow(RegistryClient registry) {
        return new Workflow<>(
                LicensingSettings.SERVICE,
                LicensingCodec.INPUTS,
                Topics.LICENSING_DEAD_LETTERS,
                new LicensingCodec(registry),
                new LicensingStore(),
                new LicensingDecider(),
                Workflow.noEffects());
    }
}
