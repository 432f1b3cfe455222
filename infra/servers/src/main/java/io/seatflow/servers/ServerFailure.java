package io.seatflow.servers;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * A server that cannot start or stop. The message is one line for the person at the keyboard: what is wrong and what
 * to do about it. The cause, where there is one, is for the log.
 */
public final class ServerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure whose message says it all. */
    public ServerFailure(String message) {
        super(message);
    }

    /** A failure with the fault behind it. */
    public ServerFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The port was asked for and something else listens there; {@code option} is how another one is chosen. */
    public static ServerFailure portInUse(int port, String option) {
        return new ServerFailure(
                "port %d is in use: choose another with %s or stop what listens there".formatted(port, option));
    }

    static ServerFailure notWritable(Path folder, Throwable cause) {
        return new ServerFailure("folder %s cannot be written: choose another with --data".formatted(folder), cause);
    }
}
