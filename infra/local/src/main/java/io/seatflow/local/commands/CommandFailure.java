package io.seatflow.local.commands;

import org.jspecify.annotations.Nullable;

/** A command that cannot do what it was asked for. The message says what is wrong and what to do about it. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure whose message says it all. */
    public CommandFailure(String message) {
        super(message);
    }

    /** A failure with the fault behind it. */
    public CommandFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static CommandFailure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new CommandFailure("the command was interrupted", cause);
    }
}
