package io.seatflow.qa.simulation.memory;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows that have committed, in the order of their insertion, and who has locked which.
 *
 * @param <K> primary keys
 * @param <V> rows, immutable
 */
public final class MemoryTable<K, V> {
    private final String name;
    private final Map<K, V> rows = new LinkedHashMap<>();
    private final Map<K, MemoryTransaction> locks = new HashMap<>();

    public MemoryTable(String name) {
        this.name = name;
    }

    /** What has committed. */
    public Map<K, V> rows() {
        return Collections.unmodifiableMap(rows);
    }

    @Nullable V committed(K key) {
        return rows.get(key);
    }

    void lock(K key, MemoryTransaction owner) {
        MemoryTransaction holder = locks.putIfAbsent(key, owner);
        if (holder != null && holder != owner) {
            throw new RowTaken(name, key);
        }
    }

    boolean isFree(K key, MemoryTransaction asker) {
        MemoryTransaction holder = locks.get(key);
        return holder == null || holder == asker;
    }

    boolean isLocked(K key) {
        return locks.containsKey(key);
    }

    void unlock(K key) {
        locks.remove(key);
    }

    void keep(K key, @Nullable V row) {
        if (row == null) {
            rows.remove(key);
        } else {
            rows.put(key, row);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
