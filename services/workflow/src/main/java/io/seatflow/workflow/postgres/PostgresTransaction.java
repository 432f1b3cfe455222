package io.seatflow.workflow.postgres;

import io.seatflow.workflow.Transaction;
import org.jdbi.v3.core.Handle;

/** A transaction on PostgreSQL, at READ COMMITTED. Valid only inside the call it was handed to. */
public record PostgresTransaction(Handle handle, Exchange exchange, boolean isHopeful) implements Transaction {
    /** @param isHopeful see {@link Transaction#isHopeful} */
    public PostgresTransaction(Handle handle, boolean isHopeful) {
        this(handle, new Exchange(handle), isHopeful);
    }

    /** One that looks before it inserts. */
    public PostgresTransaction(Handle handle) {
        this(handle, false);
    }

    /** The Jdbi handle of a transaction that the engine handed to a store. */
    public static Handle handleOf(Transaction transaction) {
        return of(transaction).handle();
    }

    /** What travels together in a transaction that the engine handed to a store; sent with the lanes at the latest. */
    public static Exchange exchangeOf(Transaction transaction) {
        return of(transaction).exchange();
    }

    private static PostgresTransaction of(Transaction transaction) {
        if (transaction instanceof PostgresTransaction postgres) {
            return postgres;
        }
        throw new IllegalArgumentException("expected a transaction on PostgreSQL, found " + transaction.getClass());
    }
}
