package io.seatflow.licensing.domain;

import java.util.Comparator;

/** A user of one tenant. The same user id in another tenant is another user. */
public record UserId(String tenantId, String id) implements Comparable<UserId> {
    private static final Comparator<UserId> ORDER =
            Comparator.comparing(UserId::tenantId).thenComparing(UserId::id);

    @Override
    public int compareTo(UserId other) {
        return ORDER.compare(this, other);
    }
}
