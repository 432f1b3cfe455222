package io.seatflow.qa.simulation.memory;

import io.seatflow.workflow.Transaction;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A transaction at READ COMMITTED: each read sees what has committed by then and its own writes, each write locks its row
 * until the end. Where PostgreSQL would wait for another transaction, {@link RowTaken} is thrown.
 */
public final class MemoryTransaction implements Transaction {
    private final IdentityHashMap<MemoryTable<?, ?>, Changes<?, ?>> changes = new IdentityHashMap<>();
    private final List<Changes<?, ?>> inOrder = new ArrayList<>();
    private final List<Runnable> whenCommitted = new ArrayList<>();
    private final boolean hopeful;
    private boolean open = true;

    /** One that looks before it inserts. */
    public MemoryTransaction() {
        this(false);
    }

    MemoryTransaction(boolean hopeful) {
        this.hopeful = hopeful;
    }

    /** The transaction that the engine handed to a store. */
    public static MemoryTransaction of(io.seatflow.workflow.Transaction transaction) {
        if (transaction instanceof MemoryTransaction memory) {
            return memory;
        }
        throw new IllegalArgumentException("expected a transaction in memory, found " + transaction.getClass());
    }

    /** The row, or null. */
    public <K, V> @Nullable V find(MemoryTable<K, V> table, K key) {
        Changes<K, V> mine = existing(table);
        if (mine != null && mine.rows.containsKey(key)) {
            return mine.rows.get(key);
        }
        return table.committed(key);
    }

    /** Every row. */
    public <K, V> Collection<V> all(MemoryTable<K, V> table) {
        Changes<K, V> mine = existing(table);
        if (mine == null) {
            return table.rows().values();
        }
        Map<K, V> rows = new LinkedHashMap<>(table.rows());
        mine.rows.forEach((key, row) -> {
            if (row == null) {
                rows.remove(key);
            } else {
                rows.put(key, row);
            }
        });
        return rows.values();
    }

    /** Locks a row, where there is one, and gives it as it is once locked. */
    public <K, V> @Nullable V lock(MemoryTable<K, V> table, K key) {
        V row = find(table, key);
        if (row != null) {
            changes(table).lock(key);
        }
        return row;
    }

    /** Whether no other transaction has the row ({@code SKIP LOCKED}). */
    public <K, V> boolean isFree(MemoryTable<K, V> table, K key) {
        return table.isFree(key, this);
    }

    /** Inserts a row; false, and nothing is done, where there is one of that key ({@code ON CONFLICT DO NOTHING}). */
    public <K, V> boolean insert(MemoryTable<K, V> table, K key, V row) {
        if (find(table, key) != null) {
            return false;
        }
        put(table, key, row);
        return true;
    }

    /** Inserts or replaces a row. */
    public <K, V> void put(MemoryTable<K, V> table, K key, V row) {
        Changes<K, V> mine = changes(table);
        mine.lock(key);
        mine.rows.put(key, row);
    }

    /** Deletes a row; false where there is none. */
    public <K, V> boolean delete(MemoryTable<K, V> table, K key) {
        if (lock(table, key) == null) {
            return false;
        }
        changes(table).rows.put(key, null);
        return true;
    }

    @Override
    public boolean isHopeful() {
        return hopeful;
    }

    /** What is to be done as soon as it has committed. */
    public void whenCommitted(Runnable work) {
        whenCommitted.add(work);
    }

    public void commit() {
        if (!open) {
            throw new IllegalStateException("the transaction has ended");
        }
        inOrder.forEach(Changes::keep);
        end();
        whenCommitted.forEach(Runnable::run);
    }

    /** Idempotent. */
    public void rollback() {
        end();
    }

    private void end() {
        open = false;
        inOrder.forEach(Changes::unlock);
        inOrder.clear();
        changes.clear();
    }

    @SuppressWarnings("unchecked") // changes of a table are put there under that table only
    private <K, V> @Nullable Changes<K, V> existing(MemoryTable<K, V> table) {
        return (Changes<K, V>) changes.get(table);
    }

    private <K, V> Changes<K, V> changes(MemoryTable<K, V> table) {
        if (!open) {
            throw new IllegalStateException("the transaction has ended");
        }
        Changes<K, V> mine = existing(table);
        if (mine == null) {
            mine = new Changes<>(table, this);
            changes.put(table, mine);
            inOrder.add(mine);
        }
        return mine;
    }

    /** What a transaction has done to one table. */
    private static final class Changes<K, V> {
        private final MemoryTable<K, V> table;
        private final MemoryTransaction owner;
        private final Map<K, @Nullable V> rows = new LinkedHashMap<>();
        private final Set<K> locked = new HashSet<>();

        Changes(MemoryTable<K, V> table, MemoryTransaction owner) {
            this.table = table;
            this.owner = owner;
        }

        void lock(K key) {
            table.lock(key, owner);
            locked.add(key);
        }

        void keep() {
            rows.forEach(table::keep);
        }

        void unlock() {
            locked.forEach(table::unlock);
        }
    }
}
