package io.seatflow.availability.domain;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Keeps totals: takes out what a subscription added before and puts in what it adds now. */
public final class Tally {
    private Tally() {}

    /**
     * The rows that differ afterwards; none where the change does not show.
     *
     * @param before what the subscription added so far; null for nothing
     * @param now what it adds from now on; null for nothing
     * @param current the row of a product as it is
     */
    public static List<Availability> replace(
            @Nullable Seats before, @Nullable Seats now, Function<TenantProduct, Availability> current) {
        if (before != null && now != null && before.product().equals(now.product())) {
            Availability row = current.apply(now.product());
            Availability changed = row.minus(before).plus(now);
            return changed.equals(row) ? List.of() : List.of(changed);
        }
        List<Availability> changed = new ArrayList<>(2);
        if (before != null) {
            changed.add(current.apply(before.product()).minus(before));
        }
        if (now != null) {
            changed.add(current.apply(now.product()).plus(now));
        }
        return changed;
    }
}
