package io.seatflow.bench.system;

import java.util.HashMap;
import java.util.Map;

/** Seats bought, by tenant and product: what the available quantity must come to. Not for several threads. */
public final class Purchased {
    private final Map<Place, Long> seats = new HashMap<>();

    /**
     * What seats are counted by.
     *
     * @param tenantId the tenant
     * @param productId the product
     */
    public record Place(String tenantId, String productId) {}

    /** Counts a purchase; returns the seats of its place, this one's included. */
    public long add(Place place, long quantity) {
        return seats.merge(place, quantity, Long::sum);
    }

    /** Whether nobody has bought anything yet. */
    public boolean isEmpty() {
        return seats.isEmpty();
    }

    /** All of them, as they are now. */
    Map<Place, Long> seats() {
        return Map.copyOf(seats);
    }
}
