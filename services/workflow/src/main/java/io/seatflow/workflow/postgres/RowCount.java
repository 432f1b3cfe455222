package io.seatflow.workflow.postgres;

import io.seatflow.workflow.Conflict;

/** How many rows a statement was to write. */
public final class RowCount {
    private RowCount() {}

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
