package io.seatflow.workflow.postgres;

import io.seatflow.workflow.Transaction;
import org.jdbi.v3.core.Handle;

/** A transaction on PostgreSQL, at READ COMMITTED. Valid only inside the call it was handed to. */
public record PostgresTransaction(Handle handle, boolean isHopeful) implements Transaction {
    /** One that looks before it inserts. */
    public PostgresTransaction(Handle handle) {
        this(handle, false);
    }

    /** The Jdbi handle of a transaction that the engine handed to a store. */
    public static Handle handleOf(Transaction transaction) {
        if (transaction instanceof PostgresTransaction postgres) {
            return postgres.handle();
        }
        throw new IllegalArgumentException("expected a transaction on PostgreSQL, found " + transaction.getClass());
    }
}
