package io.seatflow.notification.domain;

import java.time.Duration;

/**
 * How often and after which pauses a mail is tried again (N5): the pause doubles from the first to the longest.
 *
 * @param tries how often a mail is tried before it is given up, 1 or more
 */
public record RetryPolicy(int tries, Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    public RetryPolicy {
        if (tries < 1 || !first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("expected at least one try and pauses that grow, found %d, %s, %s"
                    .formatted(tries, first, longest));
        }
    }

    boolean isExhaustedAfter(int tried) {
        return tried >= tries;
    }

    /** Less up to a quarter that the notice chooses, so that many do not come back at once. */
    Duration pauseAfter(int tried, NoticeId notice) {
        long doubled = first.toMillis() << Math.min(tried - 1, MOST_DOUBLINGS);
        boolean overflown = doubled >> Math.min(tried - 1, MOST_DOUBLINGS) != first.toMillis();
        long pause = overflown ? longest.toMillis() : Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(pause - Math.floorMod(31L * notice.hashCode() + tried, Math.max(1, pause / 4)));
    }
}
