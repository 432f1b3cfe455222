package io.seatflow.checkout.app;

import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Product;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Brings the catalogue's file into force, once per start: submitted until it has committed, which changes nothing where
 * it did before. Thread-safe.
 */
final class CatalogueLoading implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CatalogueLoading.class);

    private final Function<Message, CompletableFuture<Void>> engine;
    private final Message loaded;
    private final Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
    private volatile boolean done;
    private volatile boolean closed;

    CatalogueLoading(Function<Message, CompletableFuture<Void>> engine, List<Product> products) {
        this.engine = engine;
        this.loaded = new Message.CatalogueLoaded(products);
        submit();
    }

    /** Why the catalogue is not in force; empty once it is. */
    Optional<String> problem() {
        return done ? Optional.empty() : Optional.of("the catalogue is not loaded yet");
    }

    @Override
    public void close() {
        closed = true;
    }

    private void submit() {
        var unused = engine.apply(loaded).whenComplete((nothing, failure) -> {
            if (failure == null) {
                done = true;
            } else if (!closed) {
                LOGGER.warn("the catalogue could not be loaded, trying again: {}", reason(failure));
                later.execute(this::submit);
            }
        });
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return String.valueOf(cause);
    }
}
