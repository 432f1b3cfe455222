package io.seatflow.workflow.lane;

import io.seatflow.workflow.Effect;
import io.seatflow.workflow.Intent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Performs intents after they have committed (rules 12 and 13). An unknown answer is asked for again, with the same key
 * and growing pauses, for as long as the lane is held: who takes it over next asks on. An answer goes to the lane that
 * intended it, and is applied in that lane's next batch.
 */
final class EffectRunner<M> {
    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Effect<M> effect;
    private final ScheduledExecutorService executor;
    private final InstantSource clock;
    private final Consumer<Lane<M>> answered;
    private final AtomicLong unknownAnswers = new AtomicLong();

    /** @param answered told on the runner's thread that a lane has an answer */
    EffectRunner(Effect<M> effect, ScheduledExecutorService executor, InstantSource clock, Consumer<Lane<M>> answered) {
        this.effect = effect;
        this.executor = executor;
        this.clock = clock;
        this.answered = answered;
    }

    /** Performs what is open in a row, now or when whoever may be performing it has let go. */
    void start(Lane<M> lane, OpenIntents row) {
        Instant heldUntil = row.heldUntil();
        long pause = heldUntil == null
                ? 0
                : Math.max(0, Duration.between(clock.instant(), heldUntil).toMillis());
        for (int i = row.settled().nextClearBit(0);
                i < row.intents().size();
                i = row.settled().nextClearBit(i + 1)) {
            schedule(lane, row.batch(), i, row.intents().get(i), pause);
        }
    }

    /** How often an answer was unknown since the start. */
    long unknownAnswers() {
        return unknownAnswers.get();
    }

    private void schedule(Lane<M> lane, long batch, int index, Intent intent, long pauseMillis) {
        Runnable call = () -> perform(lane, batch, index, intent);
        if (pauseMillis == 0 && effect.isImmediate()) {
            call.run();
        } else if (pauseMillis == 0) {
            executor.execute(call);
        } else {
            var unused = executor.schedule(call, pauseMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void perform(Lane<M> lane, long batch, int index, Intent intent) {
        if (lane.isLost()) {
            return;
        }
        M message;
        try {
            message = effect.perform(intent);
        } catch (Exception e) {
            askAgain(lane, batch, index, intent, e);
            return;
        }
        lane.answered(new Lane.Answer<>(batch, index, intent, message));
        answered.accept(lane);
    }

    private void askAgain(Lane<M> lane, long batch, int index, Intent intent, Exception cause) {
        unknownAnswers.incrementAndGet();
        long pause = pauseAfter(intent);
        LOG.atWarn()
                .addKeyValue("lane", lane.name())
                .addKeyValue("key", intent.key())
                .addKeyValue("attempt", intent.attempt())
                .addKeyValue("againInMillis", pause)
                .log("effect has no answer yet, asked for again: {}", String.valueOf(cause.getMessage()));
        Intent next = new Intent(intent.key(), intent.request(), intent.intendedAt(), intent.attempt() + 1);
        schedule(lane, batch, index, next, pause);
    }

    /** Doubles from 200 ms to 30 s, less up to a quarter that its key chooses, so that many do not come back at once. */
    private static long pauseAfter(Intent intent) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(intent.attempt() - 1, 10);
        long pause = Math.min(doubled, LONGEST_PAUSE.toMillis());
        return pause - Math.floorMod(31L * intent.key().hashCode() + intent.attempt(), pause / 4);
    }
}
