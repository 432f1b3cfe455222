package io.seatflow.qa.simulation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatflow.billing.app.Billing;
import io.seatflow.billing.domain.AnswerUnknown;
import io.seatflow.billing.domain.BillingState;
import io.seatflow.billing.domain.ChargeRequest;
import io.seatflow.billing.domain.PaymentProvider;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.domain.RefundRequest;
import io.seatflow.checkout.app.Checkout;
import io.seatflow.checkout.domain.CheckoutState;
import io.seatflow.checkout.domain.Policy;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.licensing.app.Licensing;
import io.seatflow.licensing.domain.LicensingState;
import io.seatflow.licensing.domain.LifeCycle;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.Workflow;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is the same in all worlds and costly to make: the services' assemblies with their codecs, and readers and writers of
 * every topic. For one thread; a world enters it before it turns.
 */
final class Wire {
    private final RegistryClient registry = Registry.deployed();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Entered entered = new Entered();
    private final Map<String, AvroReader<?>> readers = new HashMap<>();
    private final Map<String, AvroWriter<?>> writers = new HashMap<>();

    final Workflow<io.seatflow.checkout.domain.Message, CheckoutState, io.seatflow.checkout.domain.Event> checkout =
            Checkout.workflow(Policy.ENABLED, new NoStore<>(), registry);
    final Workflow<io.seatflow.billing.domain.Message, BillingState, io.seatflow.billing.domain.Event> billing =
            Billing.workflow(new NoStore<>(), registry, entered, entered, meters);
    final Workflow<io.seatflow.licensing.domain.Message, LicensingState, io.seatflow.licensing.domain.Event> licensing =
            Licensing.workflow(LifeCycle.STANDARD, new NoStore<>(), registry);
    final Workflow<Witness.Heard, Witness.Counts, Witness.Heard> witness = Witness.workflow(new NoStore<>(), registry);

    Wire() {
        for (Topic<?> topic : Topics.all()) {
            add(topic);
        }
    }

    private <V extends SpecificRecord> void add(Topic<V> topic) {
        readers.put(topic.name(), AvroReader.of(topic, registry));
        writers.put(topic.name(), AvroWriter.of(topic, registry));
    }

    /** The value as it goes on the wire. */
    <V extends SpecificRecord> byte[] write(Topic<V> topic, V value) {
        @SuppressWarnings("unchecked") // kept under the topic's name
        AvroWriter<V> writer = (AvroWriter<V>) writers.get(topic.name());
        if (writer == null) {
            throw new IllegalArgumentException("no writer of " + topic.name());
        }
        return writer.encode(value);
    }

    /** The record in a value of a topic; null where the topic is none of the contract's. */
    @Nullable SpecificRecord read(String topic, byte[] value) {
        AvroReader<?> reader = readers.get(topic);
        return reader == null ? null : reader.decode(value);
    }

    /** Writes any service's dead letters: they have one form. */
    byte[] write(DeadLetter letter) {
        return write(Topics.CHECKOUT_DEAD_LETTERS, letter);
    }

    /** Until the answer is let go, effects of billing know this clock and this provider. */
    Left enter(InstantSource clock, PaymentProvider provider) {
        Left before = new Left(entered, entered.clock, entered.provider);
        entered.clock = clock;
        entered.provider = provider;
        return before;
    }

    /** Who was entered before. */
    record Left(
            Entered entered, InstantSource clock, @Nullable PaymentProvider provider) implements AutoCloseable {
        @Override
        public void close() {
            entered.clock = clock;
            entered.provider = provider;
        }
    }

    /** Whichever world's clock and provider are meant now. */
    private static final class Entered implements InstantSource, PaymentProvider {
        private InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        private @Nullable PaymentProvider provider;

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ProviderAnswer charge(ChargeRequest request) throws AnswerUnknown {
            return provider().charge(request);
        }

        @Override
        public Optional<ProviderAnswer> find(ChargeRequest request) throws AnswerUnknown {
            return provider().find(request);
        }

        @Override
        public String refund(RefundRequest request) throws AnswerUnknown {
            return provider().refund(request);
        }

        @Override
        public Optional<String> findRefund(RefundRequest request) throws AnswerUnknown {
            return provider().findRefund(request);
        }

        private PaymentProvider provider() {
            PaymentProvider present = provider;
            if (present == null) {
                throw new IllegalStateException("no world was entered");
            }
            return present;
        }
    }

    /** Stands where each world puts its own. */
    private record NoStore<M, S>() implements Store<M, S> {
        @Override
        public S load(Transaction transaction, List<M> messages) {
            throw new IllegalStateException("every world has stores of its own");
        }

        @Override
        public void save(Transaction transaction, S state) {
            throw new IllegalStateException("every world has stores of its own");
        }
    }
}
