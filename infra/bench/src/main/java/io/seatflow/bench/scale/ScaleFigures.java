package io.seatflow.bench.scale;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found.
 *
 * @param byTenants more and more tenants, nothing bought before
 * @param byExisting as many tenants as there are at the most, more and more bought before
 * @param again the first situation once more at the end, which tells how far the figures drift by themselves
 */
public record ScaleFigures(List<ScalePoint> byTenants, List<ScalePoint> byExisting, ScalePoint again) {
    public ScaleFigures {
        byTenants = List.copyOf(byTenants);
        byExisting = List.copyOf(byExisting);
    }

    /** All in the order in which they were measured. */
    public List<ScalePoint> all() {
        List<ScalePoint> all = new ArrayList<>(byTenants);
        all.addAll(byExisting);
        all.add(again);
        return all;
    }

    /**
     * The cost of an order with the most tenants and subscriptions, by that with the fewest: of these two measurements
     * the mean is taken, one before and one after.
     */
    public double growth() {
        ScalePoint most = byExisting.isEmpty() ? byTenants.getLast() : byExisting.getLast();
        return most.cpuMicros() / ((byTenants.getFirst().cpuMicros() + again.cpuMicros()) / 2);
    }
}
