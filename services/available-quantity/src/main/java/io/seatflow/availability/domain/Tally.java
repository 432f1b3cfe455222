package io.seatflow.availability.domain;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<TenantProduct, Availability> rows = new LinkedHashMap<>();
        if (before != null) {
            rows.put(before.product(), current.apply(before.product()).minus(before));
        }
        if (now != null) {
            Availability row = rows.get(now.product());
            rows.put(now.product(), (row == null ? current.apply(now.product()) : row).plus(now));
        }
        List<Availability> changed = new ArrayList<>();
        rows.forEach((product, row) -> {
            if (!row.equals(current.apply(product))) {
                changed.add(row);
            }
        });
        return changed;
    }
}
