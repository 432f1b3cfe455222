package io.seatflow.billing.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatflow.billing.domain.BillingDecider;
import io.seatflow.billing.domain.BillingState;
import io.seatflow.billing.domain.Event;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.PaymentProvider;
import io.seatflow.billing.payments.ImmediatePayments;
import io.seatflow.billing.payments.StripePayments;
import io.seatflow.billing.store.BillingStore;
import io.seatflow.billing.wire.AcceptedOrders;
import io.seatflow.billing.wire.BillingCodec;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.workflow.Engine;
import io.seatflow.workflow.EngineSettings;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.http.ServiceMetrics;
import io.seatflow.workflow.process.OrderlyStop;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Billing, running: charges each accepted order once and says how that ended. Over HTTP it tells how it is, and nothing
 * else. Several may run in one JVM.
 */
public final class Billing implements AutoCloseable {
    /** Longer than the engine gives itself to finish its batch and to publish it. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(35);

    private final OrderlyStop stop;
    private final ServiceHttp http;

    private Billing(OrderlyStop stop, ServiceHttp http) {
        this.stop = stop;
        this.http = http;
    }

    /**
     * Starts the service: database and registry must answer, and the schemas be deployed. The payment provider need not
     * answer. Returns before the lanes are held, which {@code /health/ready} tells.
     *
     * @throws RuntimeException saying what is missing; then nothing is left running
     */
    public static Billing start(BillingSettings settings) {
        OrderlyStop stop = new OrderlyStop(BillingSettings.SERVICE, STOP_LIMIT);
        try {
            return new Billing(stop, compose(settings, stop));
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

    private static ServiceHttp compose(BillingSettings settings, OrderlyStop stop) {
        Database database = stop.closing(
                "database",
                Database.open(BillingSettings.SERVICE, settings.database(), "workflow", BillingSettings.SERVICE));
        RegistryClient registry = stop.closing(
                "registry",
                new RegistryClient(
                        RegistrySettings.at(settings.service().registry().toString())));
        PaymentProvider provider = provider(settings.payments(), stop);
        ServiceMetrics metrics = stop.closing("metrics", new ServiceMetrics(BillingSettings.SERVICE));
        Engine<Message> engine = stop.closing(
                "engine",
                Engine.start(
                        workflow(registry, provider, metrics.registry()),
                        engineSettings(settings),
                        database.jdbi(),
                        AvroWriter.of(Topics.BILLING_DEAD_LETTERS, registry)::encode,
                        metrics.registry()));
        return stop.closing(
                "http",
                ServiceHttp.start(
                        settings.service().http(),
                        new BillingHealth(database, engine).checks(),
                        metrics,
                        engine::lanes,
                        routes -> {}));
    }

    private static PaymentProvider provider(PaymentSettings settings, OrderlyStop stop) {
        return switch (settings.provider()) {
            case STRIPE -> stop.closing("payments", new StripePayments(settings.stripe()));
            case IMMEDIATE -> new ImmediatePayments();
        };
    }

    private static Workflow<Message, BillingState, Event> workflow(
            RegistryClient registry, PaymentProvider provider, MeterRegistry meters) {
        AcceptedOrders orders = new AcceptedOrders(registry);
        return new Workflow<>(
                BillingSettings.SERVICE,
                List.of(Input.lanes(Topics.CHECKOUT_EVENTS)),
                Topics.BILLING_DEAD_LETTERS,
                new BillingCodec(orders, registry),
                new BillingStore(),
                new BillingDecider(),
                new ChargeEffect(orders, provider, InstantSource.system(), meters));
    }

    private static EngineSettings engineSettings(BillingSettings settings) {
        EngineSettings usual = EngineSettings.of(
                settings.service().bootstrapServers(), settings.service().instance() + "-" + UUID.randomUUID());
        return new EngineSettings(
                usual.bootstrapServers(),
                usual.instance(),
                usual.pollRecords(),
                settings.payments().inFlight(),
                usual.lease(),
                usual.stopWithin(),
                usual.kafka());
    }
}
