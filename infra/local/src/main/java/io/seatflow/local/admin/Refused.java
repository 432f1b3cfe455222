package io.seatflow.local.admin;

/** The admin center refused, or nobody is signed in. The message says what to do; the exit code tells which. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    Refused(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
