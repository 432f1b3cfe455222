package io.seatflow.workflow.http;

import io.seatflow.workflow.settings.HttpSettings;

/** The service cannot listen where it was told to. The message is one line for an operator. */
public final class HttpNotUsable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HttpNotUsable(HttpSettings settings, Throwable cause) {
        super(
                "cannot listen on %s:%d, is something else there? (%s)"
                        .formatted(settings.host(), settings.port(), deepest(cause)),
                cause);
    }

    private static String deepest(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : deepest(cause);
    }
}
