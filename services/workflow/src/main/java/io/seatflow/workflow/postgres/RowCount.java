package io.seatflow.workflow.postgres;

import io.seatflow.workflow.Conflict;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

import java.sql.SQLException;

/** How many rows a statement was to write. */
public final class RowCount {
    private static final String UNIQUE_VIOLATION = "23505";

    private RowCount() {}

    /**
     * Inserts rows that nobody else may have inserted. Nothing is asked of the server for the case that somebody has, since
     * that doubles an insert's search of the index: it fails, and the transaction with it.
     *
     * @throws Conflict if another transaction wrote some of them first
     */
    public static void insert(String table, int expected, Update insert) throws Conflict {
        try {
            expect(table, expected, insert.execute());
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                throw new Conflict("table %s: somebody else wrote some of %d rows".formatted(table, expected));
            }
            throw e;
        }
    }

    /**
     * Checks how many rows a statement wrote.
     *
     * @throws Conflict if another transaction wrote some of them first
     */
    public static void expect(String table, int expected, int written) throws Conflict {
        if (written != expected) {
            throw new Conflict("table %s: expected to write %d rows, wrote %d".formatted(table, expected, written));
        }
    }
}
