package io.seatflow.admin.store;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next where to go on; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** Of rows of which one more than a page was asked for. */
    static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()).text());
    }
}
