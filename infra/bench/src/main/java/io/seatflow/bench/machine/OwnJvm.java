package io.seatflow.bench.machine;

import io.seatflow.bench.BenchFailure;
import io.seatflow.servers.ChildProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM of its own for one side of the comparison, with this JVM's class path. The same flags for both sides. */
public final class OwnJvm implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(45);

    /** From this release on Java warns of what Kafka's client does and nobody here can change. */
    private static final int UNSAFE_WARNED_SINCE = 24;

    private final ChildProcess process;
    private final Path log;

    private OwnJvm(ChildProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it; returns at once.
     *
     * @param more options of the JVM after the usual ones, so that they win
     */
    public static OwnJvm start(String name, Path log, List<String> more, Class<?> mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx768m",
                "-XX:+UseParallelGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.net.preferIPv4Stack=true",
                "-Dlogback.configurationFile=logback-process.xml"));
        if (Runtime.version().feature() >= UNSAFE_WARNED_SINCE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(more);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
        command.addAll(arguments);
        return new OwnJvm(ChildProcess.start(name, command, Map.of(), log, ChildProcess.StopSignal.TERM), log);
    }

    /** The process. */
    public ChildProcess process() {
        return process;
    }

    /** Where it writes what it has to say. */
    public Path log() {
        return log;
    }

    /** Stops the clock for it, as it were: it does nothing until {@link #resume}. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0 && process.isAlive()) {
                throw new BenchFailure("%s cannot be sent signal %s".formatted(process.name(), signal));
            }
        } catch (IOException refused) {
            throw new BenchFailure("the program kill is missing", refused);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", givenUp);
        }
    }

    /** Stops it in order. */
    @Override
    public void close() {
        resume();
        process.stop(STOP_PATIENCE);
    }
}
