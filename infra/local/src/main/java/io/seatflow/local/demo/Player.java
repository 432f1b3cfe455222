package io.seatflow.local.demo;

import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.Publisher;
import io.seatflow.schemas.Topics;
import io.seatflow.storefront.OrderPlaced;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** Publishes the script as fast as outcomes come back, so that what is under way stays bounded. */
final class Player {
    private static final int MOST_UNDER_WAY = 3_000;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Script script;
    private final Function<OrderPlaced, byte[]> format;
    private final Publisher publisher;
    private final Supplier<@Nullable String> death;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param death a line for people once the system has ended by itself, null before */
    Player(Script script, Function<OrderPlaced, byte[]> format, Publisher publisher, Supplier<@Nullable String> death) {
        this.script = script;
        this.format = format;
        this.publisher = publisher;
        this.death = death;
    }

    /** Publishes everything; returns when every order has its outcome, or when none has come for a minute. */
    void play(Observer observer, Outcomes outcomes) {
        int wanted = script.outcomes();
        int next = 0;
        int under = 0;
        int ended = 0;
        long lastNews = System.nanoTime();
        while (next < script.size() || ended < wanted) {
            while (next < script.size() && under - ended < MOST_UNDER_WAY) {
                Step step = script.step(next++);
                publish(step);
                under += step.hasOutcome() ? 1 : 0;
            }
            observer.poll(POLL);
            check();
            if (outcomes.count() > ended) {
                ended = outcomes.count();
                lastNews = System.nanoTime();
            } else if (System.nanoTime() - lastNews > PATIENCE.toNanos()) {
                return;
            }
        }
    }

    private void publish(Step step) {
        byte[] value = step.raw();
        OrderPlaced order = step.order();
        if (value == null && order != null) {
            value = format.apply(order);
        }
        for (int i = 0; i < step.times() && value != null; i++) {
            publisher.send(
                    Topics.STOREFRONT_ORDERS.name(),
                    step.tenantId(),
                    step.tenantId(),
                    value,
                    (place, fault) -> failure.compareAndSet(null, fault));
        }
    }

    private void check() {
        String dead = death.get();
        if (dead != null) {
            throw new CommandFailure(dead);
        }
        Exception fault = failure.get();
        if (fault != null) {
            throw new CommandFailure("Kafka did not take an order: " + fault.getMessage(), fault);
        }
    }
}
