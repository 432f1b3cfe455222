package io.seatflow.workflow.database;

import org.jspecify.annotations.Nullable;

/** The deepest reason of a failure on one line. */
final class OneLine {
    private OneLine() {}

    static String of(Throwable failure) {
        Throwable deepest = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            deepest = cause;
        }
        String message = deepest.getMessage();
        return message == null
                ? deepest.getClass().getSimpleName()
                : message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
