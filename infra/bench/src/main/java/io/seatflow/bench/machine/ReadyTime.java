package io.seatflow.bench.machine;

import io.seatflow.bench.BenchFailure;
import io.seatflow.servers.ChildProcess;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * How long {@code ./seatflow up} takes on an empty folder until it says that it is ready, and what it holds then.
 *
 * @param seconds from the start of the script
 * @param megabytes resident, of all its processes
 */
public record ReadyTime(double seconds, double megabytes) {
    private static final String READY = "] ready";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(10);

    /**
     * Runs it once and stops it.
     *
     * @param folder a folder to be made, for its data
     * @param log a file for what it says
     * @param stops told how to stop it, should this run be stopped meanwhile
     */
    public static ReadyTime measure(Path folder, Path log, Consumer<Runnable> stops) {
        long begin = System.nanoTime();
        ChildProcess up = ChildProcess.start(
                "seatflow up",
                List.of("sh", script().toString(), "up", "--data", folder.toString()),
                Map.of(),
                log,
                ChildProcess.StopSignal.TERM);
        stops.accept(() -> up.stop(STOP_PATIENCE));
        try {
            while (!says(log, READY)) {
                if (!up.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new BenchFailure("./seatflow up did not become ready: see " + log);
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            double megabytes = ProcessMemory.megabytes(Map.of("up", up.pid())).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            return new ReadyTime(seconds, megabytes);
        } finally {
            up.stop(STOP_PATIENCE);
        }
    }

    private static boolean says(Path log, String text) {
        try {
            return Files.exists(log) && Files.readString(log).contains(text);
        } catch (IOException unreadable) {
            throw new BenchFailure("file %s cannot be read".formatted(log), unreadable);
        }
    }

    /** The script of the tree that this class was built in. */
    private static Path script() {
        try {
            Path place = Path.of(ReadyTime.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = place; folder != null; folder = folder.getParent()) {
                if (Files.isRegularFile(folder.resolve("seatflow"))) {
                    return folder.resolve("seatflow");
                }
            }
            throw new BenchFailure("the script seatflow is nowhere above " + place);
        } catch (URISyntaxException odd) {
            throw new BenchFailure("this program runs from an odd place", odd);
        }
    }
}
