package io.seatflow.qa.simulation;

/** An instance dies here. Nothing may catch it but whoever turned the instance. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}
