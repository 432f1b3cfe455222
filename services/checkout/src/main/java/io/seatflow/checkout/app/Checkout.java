package io.seatflow.checkout.app;

import io.micrometer.core.instrument.Gauge;
import io.seatflow.checkout.domain.CheckoutDecider;
import io.seatflow.checkout.domain.CheckoutState;
import io.seatflow.checkout.domain.Event;
import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Product;
import io.seatflow.checkout.store.CheckoutStore;
import io.seatflow.checkout.store.CheckoutView;
import io.seatflow.checkout.wire.CatalogueFile;
import io.seatflow.checkout.wire.CheckoutCodec;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.workflow.Engine;
import io.seatflow.workflow.EngineSettings;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.http.HealthChecks;
import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.http.ServiceMetrics;
import io.seatflow.workflow.process.OrderlyStop;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Checkout, running: takes orders in, ends each with one outcome, and answers storefronts that ask before they sell. */
public final class Checkout implements AutoCloseable {
    /** Longer than the engine's own limit, so that it is the one to give up. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final OrderlyStop parts;
    private final ServiceHttp http;

    private Checkout(OrderlyStop parts, ServiceHttp http) {
        this.parts = parts;
        this.http = http;
    }

    /**
     * Starts the service: database and registry must answer, the schemas must be deployed and the topics be there.
     *
     * @throws RuntimeException saying what is missing; then nothing is left running
     */
    public static Checkout start(CheckoutSettings settings) {
        OrderlyStop parts = new OrderlyStop(CheckoutSettings.SERVICE, STOP_LIMIT);
        try {
            return new Checkout(parts, compose(settings, parts));
        } catch (RuntimeException | Error failure) {
            parts.close();
            throw failure;
        }
    }

    /** Where the service answers over HTTP. */
    public URI httpUrl() {
        return http.address();
    }

    /** Stops in order: no more questions, the batch at hand commits and is published, then all is let go. */
    @Override
    public void close() {
        parts.close();
    }

    private static ServiceHttp compose(CheckoutSettings settings, OrderlyStop parts) {
        List<Product> products = settings.catalogue().map(CatalogueFile::read).orElseGet(CatalogueFile::shipped);
        Database database = parts.closing(
                "database",
                Database.open(CheckoutSettings.SERVICE, settings.database(), "workflow", CheckoutSettings.SERVICE));
        RegistryClient registry = parts.closing(
                "registry client",
                new RegistryClient(
                        RegistrySettings.at(settings.service().registry().toString())));
        ServiceMetrics metrics = parts.closing("metrics", new ServiceMetrics(CheckoutSettings.SERVICE));
        database.measure(metrics.registry());
        CheckoutStore store = new CheckoutStore();
        CheckoutView view = new CheckoutView(database.jdbi(), store);
        Engine<Message> engine = parts.closing(
                "engine",
                Engine.start(
                        workflow(settings, store, registry),
                        EngineSettings.of(
                                settings.service().bootstrapServers(),
                                settings.service().instance()),
                        database.jdbi(),
                        AvroWriter.of(Topics.CHECKOUT_DEAD_LETTERS, registry)::encode,
                        metrics.registry()));
        CatalogueLoading loading = parts.closing("catalogue", new CatalogueLoading(engine::submit, products));
        watch(metrics, new OldestWaiting(view, InstantSource.system()));
        return parts.closing(
                "http",
                ServiceHttp.start(
                        settings.service().http(),
                        health(database, engine, loading),
                        metrics,
                        engine::lanes,
                        new CheckoutRoutes(view, settings.policy())));
    }

    private static Workflow<Message, CheckoutState, Event> workflow(
            CheckoutSettings settings, CheckoutStore store, RegistryClient registry) {
        return new Workflow<>(
                CheckoutSettings.SERVICE,
                CheckoutCodec.INPUTS,
                Topics.CHECKOUT_DEAD_LETTERS,
                new CheckoutCodec(registry),
                store,
                new CheckoutDecider(settings.policy()),
                Workflow.noEffects());
    }

    private static HealthChecks health(Database database, Engine<Message> engine, CatalogueLoading loading) {
        return new HealthChecks()
                .live("engine", () -> unless(engine.isAlive(), engine.problems()))
                .ready("lanes", () -> unless(engine.isReady(), engine.problems()))
                .ready("catalogue", loading::problem)
                .ready("database", database::problem);
    }

    private static Optional<String> unless(boolean well, List<String> problems) {
        if (well) {
            return Optional.empty();
        }
        return Optional.of(problems.isEmpty() ? "not yet" : String.join("; ", problems));
    }

    private static void watch(ServiceMetrics metrics, OldestWaiting oldest) {
        Gauge.builder("seatflow.oldest.order.without.outcome", oldest, OldestWaiting::seconds)
                .description("Age of the accepted order that has waited longest for its outcome; 0 where none waits")
                .baseUnit("seconds")
                .strongReference(true) // nobody else holds on to it
                .register(metrics.registry());
    }
}
