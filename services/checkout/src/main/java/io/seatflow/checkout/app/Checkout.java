package io.seatflow.checkout.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.seatflow.checkout.domain.CheckoutDecider;
import io.seatflow.checkout.domain.CheckoutState;
import io.seatflow.checkout.domain.Event;
import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Policy;
import io.seatflow.checkout.domain.Product;
import io.seatflow.checkout.store.CheckoutStore;
import io.seatflow.checkout.store.CheckoutView;
import io.seatflow.checkout.wire.CatalogueFile;
import io.seatflow.checkout.wire.CheckoutCodec;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.workflow.Engine;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.process.RunningService;
import io.seatflow.workflow.process.ServiceParts;

import java.time.InstantSource;
import java.util.List;

/** Checkout, composed: takes orders in, ends each with one outcome, and answers storefronts that ask before they sell. */
public final class Checkout {
    private Checkout() {}

    /**
     * Starts the service: database and registry must answer, the schemas must be deployed and the topics be there.
     *
     * @throws RuntimeException saying what is missing; then nothing is left running
     */
    public static RunningService start(CheckoutSettings settings) {
        List<Product> products = settings.catalogue().map(CatalogueFile::read).orElseGet(CatalogueFile::shipped);
        return RunningService.start(
                settings.service(), settings.database(), parts -> compose(settings, products, parts));
    }

    private static ServiceHttp compose(CheckoutSettings settings, List<Product> products, ServiceParts parts) {
        CheckoutStore store = new CheckoutStore();
        CheckoutView view = new CheckoutView(parts.database().jdbi(), store);
        Engine<Message> engine =
                parts.engine(workflow(settings.policy(), store, parts.registry()), parts.engineSettings());
        CatalogueLoading loading = parts.closing("catalogue", new CatalogueLoading(engine::submit, products));
        parts.health().ready("catalogue", loading::problem);
        watch(parts.meters(), new OldestWaiting(view, InstantSource.system()));
        return parts.http(engine, new CheckoutRoutes(view, settings.policy()));
    }

    /** Checkout as the engine sees it, on whatever keeps its state. */
    public static Workflow<Message, CheckoutState, Event> workflow(
            Policy policy, Store<Message, CheckoutState> store, RegistryClient registry) {
        return new Workflow<>(
                CheckoutSettings.SERVICE,
                CheckoutCodec.INPUTS,
                Topics.CHECKOUT_DEAD_LETTERS,
                new CheckoutCodec(registry),
                store,
                new CheckoutDecider(policy),
                Workflow.noEffects());
    }

    private static void watch(MeterRegistry meters, OldestWaiting oldest) {
        Gauge.builder("seatflow.oldest.order.without.outcome", oldest, OldestWaiting::seconds)
                .description("Age of the accepted order that has waited longest for its outcome; 0 where none waits")
                .baseUnit("seconds")
                .strongReference(true) // nobody else holds on to it
                .register(meters);
    }
}
