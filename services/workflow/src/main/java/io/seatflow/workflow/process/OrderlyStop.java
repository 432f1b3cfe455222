package io.seatflow.workflow.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a service has opened, closed in the reverse order. A step that fails or takes longer than its limit is logged,
 * and the next one goes on: what is not closed here, the recovery of the next start must be able to bear.
 *
 * <p>Safe for use by several threads; who calls {@link #close} while another is at it waits until that is done.
 */
public final class OrderlyStop implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(OrderlyStop.class);

    private final String service;
    private final Duration limit;
    private final Deque<Step> steps = new ArrayDeque<>();

    /**
     * Nothing to close yet.
     *
     * @param limit for each step
     */
    public OrderlyStop(String service, Duration limit) {
        this.service = service;
        this.limit = limit;
    }

    /** Remembers to close what was just opened, before all that was opened earlier. */
    public synchronized <C extends AutoCloseable> C closing(String name, C opened) {
        steps.push(new Step(name, opened));
        return opened;
    }

    /** Closes everything, last opened first. Idempotent. */
    @Override
    public synchronized void close() {
        while (!steps.isEmpty()) {
            close(steps.pop());
        }
    }

    private void close(Step step) {
        long begun = System.nanoTime();
        FutureTask<Boolean> closing = new FutureTask<>(() -> {
            step.opened.close();
            return true;
        });
        Thread.ofPlatform().daemon().name(service + "-stop-" + step.name).start(closing);
        try {
            closing.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            LOGGER.info(
                    "{} stopped {} in {} ms",
                    service,
                    step.name,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
        } catch (TimeoutException late) {
            LOGGER.warn("{} gave up on stopping {} after {} ms", service, step.name, limit.toMillis());
        } catch (ExecutionException failure) {
            LOGGER.warn("{} failed to stop {}", service, step.name, failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOGGER.warn("{} was interrupted while stopping {}", service, step.name);
        }
    }

    private record Step(String name, AutoCloseable opened) {}
}
