package io.seatflow.licensing.app;

import io.seatflow.licensing.domain.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Looks once per start for what is due, until that has committed. From then on a timer of the engine does it, which each
 * sweep sets again. Thread-safe.
 */
final class FirstSweep implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(FirstSweep.class);

    private final Function<Message, CompletableFuture<Void>> engine;
    private final InstantSource clock;
    private final Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
    private volatile boolean closed;

    FirstSweep(Function<Message, CompletableFuture<Void>> engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
        submit();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void submit() {
        var unused = engine.apply(new Message.Sweep(clock.instant())).whenComplete((nothing, failure) -> {
            if (failure != null && !closed) {
                LOGGER.warn("what is due could not be looked for, trying again: {}", failure.toString());
                later.execute(this::submit);
            }
        });
    }
}
