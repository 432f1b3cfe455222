package io.seatflow.local;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a part that ends by itself is started again, and after which pause.
 *
 * @param most how many times within the window; 0 for never
 * @param window what is longer ago no longer counts
 * @param firstPause before the first start; each further one within the window waits twice as long
 * @param longestPause where that stops
 */
public record RestartPolicy(int most, Duration window, Duration firstPause, Duration longestPause) {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 20;

    public RestartPolicy {
        if (most < 0 || window.isNegative() || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "not a policy: %d within %s, pauses %s to %s".formatted(most, window, firstPause, longestPause));
        }
    }

    /** Five times within ten minutes. */
    public static RestartPolicy standard() {
        return of(5);
    }

    /** A part that ends by itself ends the whole. */
    public static RestartPolicy never() {
        return of(0);
    }

    /** However often it ends. */
    public static RestartPolicy unlimited() {
        return of(Integer.MAX_VALUE);
    }

    /** That many times within ten minutes. */
    public static RestartPolicy of(int most) {
        return new RestartPolicy(most, WINDOW, FIRST_PAUSE, LONGEST_PAUSE);
    }

    /**
     * What to do about a death.
     *
     * @param deaths within the window, this one among them
     * @return how long to wait before the part is started again; empty if it is not to be
     */
    public Optional<Duration> pause(int deaths) {
        if (deaths > most) {
            return Optional.empty();
        }
        Duration pause = firstPause.multipliedBy(1L << Math.min(Math.max(deaths, 1) - 1, MOST_DOUBLINGS));
        return Optional.of(pause.compareTo(longestPause) > 0 ? longestPause : pause);
    }
}
