package io.seatflow.licensing.domain;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values by id, as they were loaded and as they are decided to be, so that what changed in between can be saved. Values
 * are immutable and compared by equality.
 */
public final class Tracked<K, V> {
    private final Map<K, V> loaded;
    private final Map<K, V> current;

    public Tracked(Map<K, V> loaded) {
        this.loaded = Map.copyOf(loaded);
        this.current = new LinkedHashMap<>(loaded);
    }

    @Nullable V get(K id) {
        return current.get(id);
    }

    boolean has(K id) {
        return current.containsKey(id);
    }

    Set<K> ids() {
        return current.keySet();
    }

    Collection<V> values() {
        return current.values();
    }

    void put(K id, V value) {
        current.put(id, value);
    }

    void remove(K id) {
        current.remove(id);
    }

    /** Whether there is nothing to save. */
    public boolean isUntouched() {
        return current.equals(loaded);
    }

    /** Values that are there now and were not when loaded, in the order they came. */
    public Map<K, V> added() {
        Map<K, V> added = new LinkedHashMap<>(current);
        added.keySet().removeAll(loaded.keySet());
        return added;
    }

    /** Values that replace another. */
    public List<Change<K, V>> changed() {
        List<Change<K, V>> changed = new ArrayList<>();
        loaded.forEach((id, before) -> {
            V after = current.get(id);
            if (after != null && !after.equals(before)) {
                changed.add(new Change<>(id, before, after));
            }
        });
        return changed;
    }

    /** Ids that were loaded and are no more. */
    public List<K> removed() {
        return loaded.keySet().stream().filter(id -> !current.containsKey(id)).toList();
    }

    /** A value before and after. */
    public record Change<K, V>(K id, V before, V after) {}
}
