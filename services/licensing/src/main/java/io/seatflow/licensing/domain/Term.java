package io.seatflow.licensing.domain;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** How long a subscription runs. Months and years are the calendar's, in UTC. */
public enum Term {
    MONTHLY(Period.ofMonths(1)),
    YEARLY(Period.ofYears(1));

    /** C7: a trial's length, whatever its term. */
    private static final Period TRIAL = Period.ofDays(30);

    private final Period length;

    Term(Period length) {
        this.length = length;
    }

    /** When a first term ends that starts then; the last day of a shorter month where the same day does not exist. */
    public Instant end(Instant start, boolean trial) {
        return start.atOffset(ZoneOffset.UTC).plus(trial ? TRIAL : length).toInstant();
    }
}
