package io.seatflow.checkout.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Rows turned into the columns that {@code unnest} takes. */
final class Column {
    private Column() {}

    static <R, C extends @Nullable Object> List<C> of(Collection<R> rows, Function<R, C> column) {
        List<C> values = new ArrayList<>(rows.size());
        for (R row : rows) {
            values.add(column.apply(row));
        }
        return values;
    }

    /** Times as text, which the driver sends without a detour over a time zone. */
    static <R> List<String> ofTimes(Collection<R> rows, Function<R, Instant> column) {
        return of(rows, row -> column.apply(row).toString());
    }
}
