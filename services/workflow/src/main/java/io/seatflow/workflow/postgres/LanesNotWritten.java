package io.seatflow.workflow.postgres;

/** The lanes of a batch could not be written; why is the cause's to say. */
final class LanesNotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LanesNotWritten(int lanes, Throwable cause) {
        super(lanes + " lanes could not be written", cause);
    }
}
