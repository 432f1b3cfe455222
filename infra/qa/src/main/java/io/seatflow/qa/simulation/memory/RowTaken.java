package io.seatflow.qa.simulation.memory;

/** Another transaction has the row: a real one would wait for it, up to a limit, and then fail like this. */
public final class RowTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RowTaken(String table, Object key) {
        super("row " + key + " of " + table + " is locked", null, false, false);
    }
}
