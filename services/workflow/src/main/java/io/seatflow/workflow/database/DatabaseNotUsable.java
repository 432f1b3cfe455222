package io.seatflow.workflow.database;

/** The service cannot run on the database it was given. The message is one line for an operator, without secrets. */
public final class DatabaseNotUsable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseNotUsable(String message) {
        super(message);
    }

    DatabaseNotUsable(String message, Throwable cause) {
        super(message, cause);
    }
}
