package io.seatflow.workflow.lane;

/** Another owner has taken a lane over: whatever this one wrote is rolled back, and it must forget the lane. */
public final class Fenced extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param text which lanes were written, and how many were still held */
    public Fenced(String text) {
        super(text, null, false, false);
    }
}
