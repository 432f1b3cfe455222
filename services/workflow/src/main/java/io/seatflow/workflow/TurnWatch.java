package io.seatflow.workflow;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices that the engine's thread does not come back from a turn. What a turn waits for has a limit of its own, mostly a shorter
 * one; beyond that it stands still, and no fault would tell. The engine's thread says what it does, any thread may ask.
 */
final class TurnWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TurnWatch.class);

    private final Duration longest;
    private final LongSupplier nanoTime;
    private volatile @Nullable Turn turn;
    private @Nullable Turn told;

    /** Compared by identity: a turn that stands still is told of once. */
    private static final class Turn {
        private final long beganNanos;

        Turn(long beganNanos) {
            this.beganNanos = beganNanos;
        }
    }

    /** @param longest how long a turn may take */
    TurnWatch(Duration longest, LongSupplier nanoTime) {
        this.longest = longest;
        this.nanoTime = nanoTime;
    }

    /** A turn begins, and with that the one before has ended. */
    void begins() {
        turn = new Turn(nanoTime.getAsLong());
    }

    /** No other turn will begin. */
    void ends() {
        turn = null;
    }

    /** How long the current turn has taken; nothing between turns. */
    Duration taken() {
        return taken(turn);
    }

    /** What is wrong, in words for an operator. */
    Optional<String> problem() {
        Duration taken = taken();
        return isTooLong(taken)
                ? Optional.of("the engine has stood still for %d s; its log says where".formatted(taken.toSeconds()))
                : Optional.empty();
    }

    /** Logs where the thread stands, once for each turn that takes too long. One thread only. */
    void look(Thread watched) {
        Turn current = turn;
        if (current == null || current == told || !isTooLong(taken(current))) {
            return;
        }
        told = current;
        IllegalStateException place = new IllegalStateException("not a failure: the place where it stands");
        place.setStackTrace(watched.getStackTrace());
        LOG.atWarn()
                .setCause(place)
                .log(
                        "thread {} has stood still for {} s",
                        watched.getName(),
                        taken(current).toSeconds());
    }

    private Duration taken(@Nullable Turn current) {
        return current == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - current.beganNanos);
    }

    private boolean isTooLong(Duration taken) {
        return taken.compareTo(longest) > 0;
    }
}
