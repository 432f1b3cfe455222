package io.seatflow.workflow.database;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** What a failure of the database means to whoever has to go on after it. */
public enum SqlFault {
    /** The server is away, overloaded, or chose this transaction as a victim: the same work may succeed later. */
    PASSING,
    /** The values do not fit the tables: the same record fails again, others may pass. */
    DATA,
    /** Our SQL, our schema or our rights are wrong, or it is no database failure at all: stop and tell. */
    BUG;

    /**
     * Classifies the nearest {@link SQLException} among a failure and its causes, by its SQLState.
     *
     * <p>A failure after {@code COMMIT} was sent leaves the outcome unknown, whatever this says: see the engine's rule
     * 10.
     */
    public static SqlFault of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return ofSql(sql);
            }
        }
        return BUG;
    }

    private static SqlFault ofSql(SQLException failure) {
        if (failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException) {
            return PASSING; // The pool's own: it gives no SQLState when no connection became free in time.
        }
        return ofState(failure.getSQLState());
    }

    /**
     * Classifies an SQLState.
     *
     * <p>Source: <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL's error codes</a>.
     *
     * @param state five characters; null or anything shorter is a bug
     */
    public static SqlFault ofState(@Nullable String state) {
        if (state == null || state.length() != 5) {
            return BUG;
        }
        return switch (state) {
            case "55P03", "55006" -> PASSING; // lock not available; object in use
            case "25006", "25P03", "25P04" -> PASSING; // read-only after a failover; time limits of a transaction
            case "P0001" -> DATA; // a trigger of ours said no
            default -> ofClass(state.substring(0, 2));
        };
    }

    private static SqlFault ofClass(String stateClass) {
        return switch (stateClass) {
            case "08" -> PASSING; // connection lost or refused
            case "40" -> PASSING; // serialization failure, deadlock
            case "53" -> PASSING; // disk full, out of memory, too many connections
            case "57" -> PASSING; // shutdown, crash, statement timeout
            case "58" -> PASSING; // the operating system failed the server
            case "22", "23" -> DATA; // bad value; constraint
            case "44" -> DATA; // check option of a view
            case "54" -> DATA; // too large, for instance for an index
            default -> BUG;
        };
    }
}
