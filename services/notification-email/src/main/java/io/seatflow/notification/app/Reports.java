package io.seatflow.notification.app;

import io.seatflow.notification.domain.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Tells the engine how attempts ended: the marker after sending. What it may not have heard is said again: said twice it
 * changes nothing, since the claim is over by then. For one thread.
 */
final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Function<Message, CompletableFuture<Void>> engine;
    private final InstantSource clock;
    private final CountDownLatch stopping;
    private final List<Report> reports = new ArrayList<>();

    private record Report(Message message, CompletableFuture<Void> heard) {}

    Reports(Function<Message, CompletableFuture<Void>> engine, InstantSource clock, CountDownLatch stopping) {
        this.engine = engine;
        this.clock = clock;
        this.stopping = stopping;
    }

    /** Hands one in, and waits for nothing. */
    void tell(Message message) {
        reports.add(new Report(message, engine.apply(message)));
    }

    /** Waits until all of it has been decided on, or until then: later it would not be heard. */
    void await(Instant until) throws InterruptedException {
        for (Report report : reports) {
            await(report, until);
        }
        reports.clear();
    }

    private void await(Report report, Instant until) throws InterruptedException {
        CompletableFuture<Void> heard = report.heard();
        while (true) {
            try {
                heard.get(Math.max(0, Duration.between(clock.instant(), until).toMillis()), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException tooLate) {
                LOG.warn("the engine takes no reports; claims lapse, and their mails are sent again");
                return;
            } catch (ExecutionException unknown) {
                LOG.debug("report not heard, said again", unknown);
            }
            if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            heard = engine.apply(report.message());
        }
    }
}
