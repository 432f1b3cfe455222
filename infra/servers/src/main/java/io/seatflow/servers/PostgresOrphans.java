package io.seatflow.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The processes that a PostgreSQL server leaves behind when it is killed; they end by themselves, but not at once. */
final class PostgresOrphans {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofMillis(20);

    private PostgresOrphans() {}

    /** Kills those that work on this data folder and waits until they are gone. Not to be called while its server lives. */
    static void kill(Path data) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (List<ProcessHandle> left = left(data); !left.isEmpty(); left = left(data)) {
            if (System.nanoTime() > deadline) {
                throw new ServerFailure("processes of a killed PostgreSQL do not leave %s".formatted(data));
            }
            left.forEach(ProcessHandle::destroyForcibly);
            Pauses.pause(RETRY);
        }
    }

    private static List<ProcessHandle> left(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksOn(process.pid(), data))
                .toList();
    }

    /** Each of its processes has the data folder as its working directory. */
    private static boolean worksOn(long pid, Path data) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(data.toRealPath())
                    && Files.readString(process.resolve("cmdline")).startsWith("postgres:");
        } catch (IOException goneOrSomebodyElses) {
            return false;
        }
    }
}
