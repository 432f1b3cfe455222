package io.seatflow.local;

import io.seatflow.servers.ChildProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * A server or service instance that runs, ready or not.
 *
 * @param name what it is called in messages
 * @param pid its process id, if it has a process of its own
 * @param death completes with a line for the user when it ends, whether asked to or not
 * @param stop stops it in order
 * @param kill ends it at once, as a crash would, if it has a process of its own
 */
record Part(String name, OptionalLong pid, CompletableFuture<String> death, Runnable stop, Runnable kill)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Part.class);

    /** A part in this JVM, which ends only when it is stopped. */
    static Part inside(String name, Runnable stop) {
        return new Part(name, OptionalLong.empty(), new CompletableFuture<>(), stop, () -> {});
    }

    /** A part in a process of its own. */
    static Part process(String name, ChildProcess process, Path log, Runnable stop) {
        return new Part(
                name,
                OptionalLong.of(process.pid()),
                process.onExit()
                        .thenApply(code -> "%s ended by itself (exit code %d): see %s".formatted(name, code, log)),
                stop,
                process::kill);
    }

    /** Stops it where an earlier failure is what matters. */
    void stopQuietly() {
        try {
            stop.run();
        } catch (RuntimeException late) {
            LOG.warn("{} did not stop in order", name, late);
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
