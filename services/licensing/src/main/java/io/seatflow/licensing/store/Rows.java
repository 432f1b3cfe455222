package io.seatflow.licensing.store;

import io.seatflow.workflow.Conflict;

/** How many rows a statement was to write. */
final class Rows {
    private Rows() {}

    /** @throws Conflict if another transaction wrote some of them first */
    static void expect(String table, int expected, int written) throws Conflict {
        if (written != expected) {
            throw new Conflict("table %s: expected to write %d rows, wrote %d".formatted(table, expected, written));
        }
    }
}
