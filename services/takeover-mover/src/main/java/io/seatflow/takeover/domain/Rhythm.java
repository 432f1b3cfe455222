package io.seatflow.takeover.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a takeover is spoken of and looked after.
 *
 * @param progress T5: the longest time without a word while it runs
 * @param briefest the shortest time between two words about its progress, so that a fast move does not say each chunk
 * @param patience how long it may stand still before it is called stalled, and before an outstanding step is asked again
 */
public record Rhythm(Duration progress, Duration briefest, Duration patience) {
    private static final Duration PROGRESS = Duration.ofMillis(900);
    private static final Duration BRIEFEST = Duration.ofMillis(200);

    /** The longest time without movement that is nobody's worry. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The usual one, with that much patience. */
    public static Rhythm of(Duration patience) {
        return new Rhythm(PROGRESS, BRIEFEST, patience);
    }

    boolean isToBeSaid(Takeover takeover, Instant now) {
        return !takeover.saidAt().plus(briefest).isAfter(now);
    }

    boolean isStandingStill(Takeover takeover, Instant now) {
        return !takeover.movedAt().plus(patience).isAfter(now);
    }
}
