package io.seatflow.billing.domain;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** What a price pays for. Months and years are the calendar's, in UTC. */
public enum Term {
    MONTHLY(Period.ofMonths(1)),
    YEARLY(Period.ofYears(1));

    private final Period length;

    Term(Period length) {
        this.length = length;
    }

    /** The end of a service period that starts then. */
    public Instant end(Instant start) {
        return start.atOffset(ZoneOffset.UTC).plus(length).toInstant();
    }
}
