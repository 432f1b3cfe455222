package io.seatflow.notification.app;

import io.seatflow.notification.domain.Message;
import io.seatflow.notification.smtp.SmtpConnection;
import io.seatflow.notification.smtp.SmtpSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The workers of one instance, as many as connections, and the watch over claims that lapsed. Runs from {@link #start} to
 * {@link #close}.
 */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration WATCH = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(8);
    private static final int LAPSED_AT_ONCE = 200;

    private final Surroundings surroundings;
    private final List<SmtpConnection> connections = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Workers(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static Workers start(String instance, SmtpSettings smtp, Surroundings surroundings) {
        Workers workers = new Workers(surroundings);
        for (int number = 1; number <= smtp.connections(); number++) {
            SmtpConnection connection = new SmtpConnection(
                    smtp, surroundings.mail().sender(), surroundings.mail().domain());
            String name = instance + "/mail-" + number;
            workers.connections.add(connection);
            workers.threads.add(
                    Thread.ofPlatform().name(name).daemon().unstarted(new Worker(name, connection, surroundings)));
        }
        var unused =
                surroundings.timer().scheduleWithFixedDelay(workers::watch, 0, WATCH.toMillis(), TimeUnit.MILLISECONDS);
        workers.threads.forEach(Thread::start);
        return workers;
    }

    /** Whoever had these claims said nothing in time: the process died, or waits somewhere. */
    private void watch() {
        try {
            Instant now = surroundings.clock().instant();
            for (Message.ClaimLapsed lapsed : surroundings.queue().lapsed(now, LAPSED_AT_ONCE)) {
                LOG.atWarn()
                        .addKeyValue("notice", lapsed.id())
                        .addKeyValue("fence", lapsed.fence())
                        .log("nothing was heard of a mail in time, so it is sent again under the same Message-ID");
                var unused = surroundings.engine().apply(lapsed);
            }
            surroundings.metrics().look(surroundings.queue(), now);
        } catch (RuntimeException e) {
            LOG.debug("the watch looks again later", e);
        }
    }

    /** Lets each worker end the mail it is sending, and cuts it off where that takes long. Idempotent. */
    @Override
    public void close() {
        surroundings.stopping().countDown();
        surroundings.wakeUps().wake();
        try {
            if (!join(GOODBYE)) {
                connections.forEach(SmtpConnection::cut);
                var unused = join(GOODBYE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        surroundings.timer().shutdownNow();
    }

    private boolean join(Duration most) throws InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }
}
