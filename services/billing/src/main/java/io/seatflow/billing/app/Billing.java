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
import io.seatflow.billing.wire.LaterDues;
import io.seatflow.billing.wire.Requests;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.workflow.Engine;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.http.ServiceHttp;
import io.seatflow.workflow.process.RunningService;
import io.seatflow.workflow.process.ServiceParts;

import java.time.InstantSource;

/**
 * Billing, composed: charges each accepted order and each later payment once, pays back what is refunded, and says how that ended. Over HTTP it tells how it is, and nothing
 * else.
 */
public final class Billing {
    private Billing() {}

    /**
     * Starts the service: database and registry must answer, and the schemas be deployed. The payment provider need not
     * answer, now or later, for the service to be well: while it is away orders wait, and no other instance would do
     * better. Returns before the lanes are held, which {@code /health/ready} tells.
     *
     * @throws RuntimeException saying what is missing; then nothing is left running
     */
    public static RunningService start(BillingSettings settings) {
        return RunningService.start(
                settings.service(), settings.database(), parts -> compose(settings.payments(), parts));
    }

    private static ServiceHttp compose(PaymentSettings payments, ServiceParts parts) {
        PaymentProvider provider = provider(payments, parts);
        Engine<Message> engine = parts.engine(
                workflow(new BillingStore(), parts.registry(), provider, InstantSource.system(), parts.meters()),
                parts.engineSettings().withEffectThreads(payments.inFlight()));
        return parts.http(engine, routes -> {});
    }

    private static PaymentProvider provider(PaymentSettings settings, ServiceParts parts) {
        return switch (settings.provider()) {
            case STRIPE -> parts.closing("payments", new StripePayments(settings.stripe()));
            case IMMEDIATE -> new ImmediatePayments();
        };
    }

    /**
     * Billing as the engine sees it, on whatever keeps its state.
     *
     * @param clock tells how old a charge is, and so whether the provider may have forgotten its key
     */
    public static Workflow<Message, BillingState, Event> workflow(
            Store<Message, BillingState> store,
            RegistryClient registry,
            PaymentProvider provider,
            InstantSource clock,
            MeterRegistry meters) {
        AcceptedOrders orders = new AcceptedOrders(registry);
        LaterDues dues = new LaterDues(registry);
        Requests requests = new Requests(orders, dues);
        return new Workflow<>(
                BillingSettings.SERVICE,
                BillingCodec.INPUTS,
                Topics.BILLING_DEAD_LETTERS,
                new BillingCodec(orders, dues, requests, registry),
                store,
                new BillingDecider(),
                new ChargeEffect(requests, provider, clock, meters));
    }
}
