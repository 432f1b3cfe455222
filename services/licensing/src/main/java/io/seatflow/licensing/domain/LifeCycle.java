package io.seatflow.licensing.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * X3: how long a subscription that is not renewed goes on, and how long licensing waits and remembers.
 *
 * @param expired how long it is {@code EXPIRED}
 * @param disabled how long it is {@code DISABLED} after that
 * @param payment how long a payment may stay without billing's answer
 * @param answers how long a command's id is known after its answer: no less than the topic keeps commands
 * @param sweep how long until what is due is looked for again
 */
public record LifeCycle(Duration expired, Duration disabled, Duration payment, Duration answers, Duration sweep) {
    /** As the rules say, where nothing else is configured. */
    public static final LifeCycle STANDARD = new LifeCycle(
            Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(1), Duration.ofDays(90), Duration.ofMinutes(1));

    /** The most subscriptions of one sweep. */
    public static final int MOST_DUE = 100;

    public LifeCycle {
        for (Duration each : new Duration[] {expired, disabled, payment, answers, sweep}) {
            if (!each.isPositive()) {
                throw new IllegalArgumentException("expected a duration above 0 in the life cycle, found " + each);
            }
        }
    }

    /** When a subscription's next step is due; never, where it has none. */
    public Instant nextStep(Subscription subscription) {
        return switch (subscription.status()) {
            case ACTIVE -> subscription.endsAt();
            case EXPIRED -> subscription.endsAt().plus(expired);
            case DISABLED -> subscription.endsAt().plus(expired).plus(disabled);
            case DELETED -> Instant.MAX;
        };
    }
}
