package io.seatflow.workflow.postgres;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Rows turned into the columns that {@code unnest} takes, one array each. */
public final class Column {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private Column() {}

    /** One value of each row, in the order of the rows. */
    public static <R, C extends @Nullable Object> List<C> of(Collection<R> rows, Function<R, C> column) {
        List<C> values = new ArrayList<>(rows.size());
        for (R row : rows) {
            values.add(column.apply(row));
        }
        return values;
    }

    /**
     * Times as seconds since the epoch, for the statement's {@code to_timestamp}: the driver has no arrays of instants, and
     * text would be written and parsed for every value. Exact to the microsecond, which is what the server keeps, until the
     * year 2100.
     */
    public static <R> List<Double> ofTimes(Collection<R> rows, Function<R, Instant> column) {
        return of(rows, row -> seconds(column.apply(row)));
    }

    /** The same of one time. */
    public static double seconds(Instant time) {
        return (time.getEpochSecond() * MICROS_PER_SECOND + time.getNano() / 1_000) / (double) MICROS_PER_SECOND;
    }
}
