package io.seatflow.workflow.lane;

/** The database refused the data of a batch: some message in it is poison. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param text which constraint, never the row */
    public Refused(String text, Throwable cause) {
        super(text, cause);
    }
}
