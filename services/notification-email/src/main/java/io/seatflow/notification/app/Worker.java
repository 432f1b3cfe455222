package io.seatflow.notification.app;

import io.seatflow.notification.domain.Ending;
import io.seatflow.notification.domain.Message;
import io.seatflow.notification.smtp.SmtpConnection;
import io.seatflow.notification.store.Claimed;
import io.seatflow.notification.store.NoticeQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Claims a few notices, sends them one after the other over its own connection, and claims the next. What it holds in
 * memory is these few, however many wait. After a fault of the connection it gives back what it has not tried, and pauses.
 */
final class Worker implements Runnable {
    /** Enough for the claim to cost little per mail, few enough to be little work left when the process dies. */
    static final int CLAIMED_AT_ONCE = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration IDLE_WAIT = Duration.ofMillis(300);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final NoticeQueue queue;
    private final Attempts attempts;
    private final SmtpConnection connection;
    private final Reports reports;
    private final WakeUps wakeUps;
    private final InstantSource clock;
    private final Duration lease;
    private final CountDownLatch stopping;

    /** @param surroundings what all workers share */
    Worker(String name, SmtpConnection connection, Surroundings surroundings) {
        this.name = name;
        this.connection = connection;
        this.queue = surroundings.queue();
        this.clock = surroundings.clock();
        this.lease = surroundings.mail().lease();
        this.stopping = surroundings.stopping();
        this.wakeUps = surroundings.wakeUps();
        this.attempts = new Attempts(
                surroundings.composer(),
                connection,
                surroundings.timer(),
                clock,
                surroundings.mail().attemptLimit(),
                surroundings.metrics());
        this.reports = new Reports(surroundings.engine(), clock, stopping);
    }

    @Override
    public void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!isStopping()) {
                if (turn()) {
                    pause = FIRST_PAUSE;
                } else {
                    var unused = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                    Duration doubled = pause.multipliedBy(2);
                    pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connection.close();
        }
    }

    /** One round; false where something is away, and a pause is due. */
    private boolean turn() throws InterruptedException {
        try {
            Instant now = clock.instant();
            List<Claimed> claimed = queue.claim(name, CLAIMED_AT_ONCE, now, now.plus(lease));
            if (claimed.isEmpty()) {
                connection.close();
                wakeUps.await(IDLE_WAIT);
                return true;
            }
            if (claimed.size() == CLAIMED_AT_ONCE) {
                wakeUps.wake();
            }
            boolean well = sendAll(claimed);
            reports.await(claimed.getFirst().until());
            return well;
        } catch (RuntimeException e) {
            LOG.warn("a worker goes on after a pause", e);
            return false;
        }
    }

    private boolean sendAll(List<Claimed> claimed) {
        boolean well = true;
        for (Claimed next : claimed) {
            if (!well || isStopping() || !attempts.isInTime(next)) {
                reports.tell(Attempts.release(next, clock.instant()));
                continue;
            }
            Message message = attempts.attempt(next);
            reports.tell(message);
            well = !isFaultOfTheConnection(message);
        }
        return well;
    }

    private boolean isFaultOfTheConnection(Message message) {
        return message instanceof Message.AttemptEnded ended
                && switch (ended.ending()) {
                    case Ending.Accepted accepted -> false;
                    case Ending.Deferred deferred -> !connection.isOpen();
                    case Ending.Ambiguous ambiguous -> true;
                    case Ending.Refused refused -> false;
                };
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
