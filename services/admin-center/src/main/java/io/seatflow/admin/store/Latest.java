package io.seatflow.admin.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Of several states of the same thing in one batch, the newest: one statement can write a row only once. */
final class Latest {
    private Latest() {}

    /** One per key, that with the highest version; among equals the last. */
    static <V> Collection<V> of(List<V> all, Function<V, Object> key, ToLongFunction<V> version) {
        Map<Object, V> latest = new LinkedHashMap<>();
        for (V one : all) {
            latest.merge(
                    key.apply(one),
                    one,
                    (before, now) -> version.applyAsLong(now) >= version.applyAsLong(before) ? now : before);
        }
        return latest.values();
    }
}
