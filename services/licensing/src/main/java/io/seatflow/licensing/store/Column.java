package io.seatflow.licensing.store;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** One column of some rows, to send as an array. */
final class Column {
    private Column() {}

    static <T, V> List<V> of(Collection<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }
}
