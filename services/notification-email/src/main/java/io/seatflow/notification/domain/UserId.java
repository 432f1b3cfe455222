package io.seatflow.notification.domain;

import java.util.Comparator;

/** An account's id, unique in its tenant. */
public record UserId(String tenantId, String userId) implements Comparable<UserId> {
    private static final Comparator<UserId> ORDER =
            Comparator.comparing(UserId::tenantId).thenComparing(UserId::userId);

    @Override
    public int compareTo(UserId other) {
        return ORDER.compare(this, other);
    }
}
