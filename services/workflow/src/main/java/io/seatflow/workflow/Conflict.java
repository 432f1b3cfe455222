package io.seatflow.workflow;

/** Another transaction wrote first what this one meant to write: decided again on fresh state, it will see it. */
public final class Conflict extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param text what was to be written, how many rows, and how many were */
    public Conflict(String text) {
        super(text, null, false, false);
    }
}
