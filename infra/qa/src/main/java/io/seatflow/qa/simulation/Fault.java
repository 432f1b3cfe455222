package io.seatflow.qa.simulation;

/** Something outside does not answer; it passes. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String text) {
        super(text, null, false, false);
    }
}
