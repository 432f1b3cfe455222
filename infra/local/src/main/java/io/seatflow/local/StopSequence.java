package io.seatflow.local;

import io.seatflow.servers.ServerFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What has been started, to be stopped the other way round, once.
 *
 * <p>Threads: any. A stop may come while things are being started: what is added after it is stopped at once.
 */
public final class StopSequence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StopSequence.class);

    private record Step(String name, Runnable stop) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Consumer<String> announce;
    private boolean stopping;

    /** @param announce told the name of each part before it is stopped, if it has one */
    public StopSequence(Consumer<String> announce) {
        this.announce = announce;
    }

    /**
     * Adds what was just started.
     *
     * @param name of the part; empty for what nobody needs to hear of
     * @param stop stops it
     * @throws ServerFailure if everything is being stopped already
     */
    public void add(String name, Runnable stop) {
        Step step = new Step(name, stop);
        synchronized (this) {
            if (!stopping) {
                steps.push(step);
                return;
            }
        }
        stop(step);
        throw new ServerFailure("stopped while it was starting");
    }

    /** Stops everything, the last first. What cannot be stopped is logged, and the rest stopped all the same. */
    @Override
    public void close() {
        synchronized (this) {
            stopping = true;
        }
        for (Step step = next(); step != null; step = next()) {
            if (!step.name().isEmpty()) {
                announce.accept(step.name());
            }
            stop(step);
        }
    }

    private synchronized @Nullable Step next() {
        return steps.poll();
    }

    private static void stop(Step step) {
        try {
            step.stop().run();
        } catch (RuntimeException fault) {
            LOG.error("{} did not stop in order", step.name(), fault);
        }
    }
}
