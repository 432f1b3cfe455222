package io.seatflow.local.verify.evidence;

import org.jspecify.annotations.Nullable;

/** One of the {@link Source}s cannot be looked at. The message says which and why, in one line. */
final class CannotLook extends Exception {
    private static final long serialVersionUID = 1L;

    CannotLook(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
