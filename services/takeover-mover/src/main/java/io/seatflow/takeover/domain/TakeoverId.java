package io.seatflow.takeover.domain;

import java.util.Comparator;

/** The sender's id of a takeover. It is an idempotency key in its tenant only: no tenant meets another's ids. */
public record TakeoverId(String tenantId, String id) implements Comparable<TakeoverId> {
    private static final Comparator<TakeoverId> ORDER =
            Comparator.comparing(TakeoverId::tenantId).thenComparing(TakeoverId::id);

    @Override
    public int compareTo(TakeoverId other) {
        return ORDER.compare(this, other);
    }
}
