package io.seatflow.qa.chaos.load;

import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.takeover.TakeoverPhase;
import io.seatflow.events.takeover.TakeoverState;
import io.seatflow.local.commands.LogReader;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.storefront.OrderOutcome;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * What the system has answered so far, read from its topics as they grow; whatever fails on the way is read again from the
 * beginning, since nothing here minds repetitions. Any thread.
 */
final class Heard implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Set<TakeoverPhase> ENDS =
            Set.of(TakeoverPhase.DONE, TakeoverPhase.REFUSED, TakeoverPhase.RELEASED);

    private final String bootstrapServers;
    private final AvroReader<OrderOutcome> outcomes;
    private final AvroReader<SpecificRecord> licensing;
    private final AvroReader<TakeoverState> takeovers;
    private final Map<String, OrderOutcome> outcomeOf = new ConcurrentHashMap<>();
    private final Map<String, String> answerTo = new ConcurrentHashMap<>();
    private final Map<String, TakeoverState> stateOf = new ConcurrentHashMap<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread thread;

    Heard(String bootstrapServers, RegistryClient registry) {
        this.bootstrapServers = bootstrapServers;
        this.outcomes = AvroReader.of(Topics.CHECKOUT_OUTCOMES, registry);
        this.licensing = AvroReader.of(Topics.LICENSING_EVENTS, registry);
        this.takeovers = AvroReader.of(Topics.TAKEOVER_EVENTS, registry);
        this.thread = Thread.ofPlatform().daemon().name("heard").start(this::listen);
    }

    /** How an order has ended; null as long as it has not. */
    @Nullable OrderOutcome outcome(String orderId) {
        return outcomeOf.get(orderId);
    }

    /** The reason that a command was refused with, empty where it was done; null as long as nobody has answered. */
    @Nullable String answer(String commandId) {
        return answerTo.get(commandId);
    }

    /** What was last said of a takeover; null before the first word. */
    @Nullable TakeoverState state(String takeoverId) {
        return stateOf.get(takeoverId);
    }

    boolean hasEnded(String takeoverId) {
        TakeoverState state = stateOf.get(takeoverId);
        return state != null && ENDS.contains(state.getPhase());
    }

    boolean isCancelled(String subscriptionId) {
        return cancelled.contains(subscriptionId);
    }

    private void listen() {
        while (!closing.get()) {
            try (LogReader log = LogReader.fromBeginning(
                    bootstrapServers,
                    List.of(Topics.CHECKOUT_OUTCOMES, Topics.LICENSING_EVENTS, Topics.TAKEOVER_EVENTS))) {
                while (!closing.get()) {
                    log.poll(POLL).forEach(this::hear);
                }
            } catch (RuntimeException away) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> one) {
        if (LogReader.isOf(Topics.CHECKOUT_OUTCOMES, one)) {
            OrderOutcome outcome = outcomes.decode(one.value());
            outcomeOf.put(outcome.getOrderId(), outcome);
        } else if (LogReader.isOf(Topics.TAKEOVER_EVENTS, one)) {
            TakeoverState state = takeovers.decode(one.value());
            stateOf.merge(
                    state.getTakeoverId(),
                    state,
                    (before, now) -> before.getVersion() < now.getVersion() ? now : before);
        } else {
            switch (licensing.decode(one.value())) {
                case SeatsAssigned assigned -> answerTo.put(assigned.getCommandId(), "");
                case CommandRefused refused -> answerTo.put(refused.getCommandId(), refused.getReason());
                case SubscriptionCancelled end -> cancelled.add(end.getSubscriptionId());
                default -> {}
            }
        }
    }

    @Override
    public void close() {
        closing.set(true);
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
    }
}
