package io.seatflow.bench.system;

import java.util.HashMap;
import java.util.Map;

/** Seats bought, by tenant and product: what the available quantity must come to. Not for several threads. */
public final class Purchased {
    /** What seats are counted by. */
    public record Place(String tenantId, String productId) {}

    private final Map<Place, Long> seats = new HashMap<>();

    /** Counts a purchase. */
    public void add(String tenantId, String productId, long quantity) {
        seats.merge(new Place(tenantId, productId), quantity, Long::sum);
    }

    /** All of them; not a copy. */
    Map<Place, Long> seats() {
        return seats;
    }
}
