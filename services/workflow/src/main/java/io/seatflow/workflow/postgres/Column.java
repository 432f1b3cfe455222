package io.seatflow.workflow.postgres;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Rows turned into the columns that {@code unnest} takes, one array each. */
public final class Column {
    private Column() {}

    /** One value of each row, in the order of the rows. */
    public static <R, C extends @Nullable Object> List<C> of(Collection<R> rows, Function<R, C> column) {
        List<C> values = new ArrayList<>(rows.size());
        for (R row : rows) {
            values.add(column.apply(row));
        }
        return values;
    }

    /** Times as text: the driver has no arrays of instants, and the statement casts them to {@code timestamptz}. */
    public static <R> List<String> ofTimes(Collection<R> rows, Function<R, Instant> column) {
        return of(rows, row -> column.apply(row).toString());
    }
}
