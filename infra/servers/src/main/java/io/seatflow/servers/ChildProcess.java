package io.seatflow.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program started by this one that never outlives it, not even when this one is killed with SIGKILL.
 *
 * <p>How: the program gets a small watcher (a POSIX shell, about 1 MB) that holds the other end of a pipe from this
 * JVM. When the pipe closes, because {@link #stop} closed it or because the kernel did as this JVM died, the watcher
 * sends the program its stop signal, and SIGKILL if it is still there {@value #GRACE_SECONDS} s later. The program
 * runs in a session of its own, so that Ctrl-C at the terminal reaches this JVM only, which then stops things in order.
 *
 * <p>Threads: all methods may be called from any.
 */
public final class ChildProcess {
    private static final int GRACE_SECONDS = 20;

    /** The watcher is a grandchild, so that a program that waits for its own children never meets it. */
    private static final String WATCHED = """
            signal=$1; shift
            exec 3<&0 0</dev/null
            (
              {
                trap '' INT TERM HUP
                read -r closed <&3
                kill -s "$signal" $$ || exit 0
                left=%d
                while [ "$left" -gt 0 ] && kill -0 $$ 2>/dev/null; do sleep 1; left=$((left - 1)); done
                [ "$left" -gt 0 ] || kill -s KILL $$
              } >/dev/null 2>&1 &
            )
            exec 3<&-
            exec "$@"
            """.formatted(GRACE_SECONDS);

    private final String name;
    private final Process process;
    private final OutputStream lifeline;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.lifeline = process.getOutputStream();
    }

    /** The signal that makes a program stop in order. */
    public enum StopSignal {
        /** SIGINT. */
        INT,
        /** SIGTERM. */
        TERM
    }

    /**
     * Starts a program.
     *
     * @param name what to call it in messages
     * @param command program and arguments
     * @param environment added to this JVM's environment
     * @param log the file that its standard output and error are appended to
     * @param signal what stops it in order
     * @throws ServerFailure if it cannot be started at all
     */
    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path log, StopSignal signal) {
        List<String> watched = new ArrayList<>(List.of("setsid", "sh", "-c", WATCHED, name, signal.name()));
        watched.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(watched)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(name, builder.start());
        } catch (IOException refused) {
            throw new ServerFailure(
                    "%s cannot be started (%s)".formatted(name, String.valueOf(refused.getMessage())), refused);
        }
    }

    /** What it is called in messages. */
    public String name() {
        return name;
    }

    /** The program's own process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the program has ended, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /**
     * Sends the stop signal and waits for the end. Stopping what has ended does nothing.
     *
     * @return whether it stopped by itself within the patience; if not, it was killed
     */
    public boolean stop(Duration patience) {
        closeLifeline();
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            process.destroyForcibly().waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return false;
        }
    }

    /** Ends it at once, as a crash would. For tests of what survives a crash. */
    public void kill() {
        process.destroyForcibly();
    }

    private void closeLifeline() {
        try {
            lifeline.close();
        } catch (IOException watcherGone) {
            throw new UncheckedIOException(watcherGone);
        }
    }
}
