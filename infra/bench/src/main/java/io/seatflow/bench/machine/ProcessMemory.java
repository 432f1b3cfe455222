package io.seatflow.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The memory that processes hold, their children's included. A page that several share counts once in all (PSS); where
 * the kernel does not tell that, what is resident counts for each.
 */
public final class ProcessMemory {
    private static final double KIBIBYTES_PER_MEGABYTE = 1e6 / 1024;

    private ProcessMemory() {}

    /** Megabytes of each process now. A process that is gone has none. */
    public static SortedMap<String, Double> megabytes(Map<String, Long> pids) {
        SortedMap<String, Double> megabytes = new TreeMap<>();
        pids.forEach((name, pid) -> megabytes.put(name, tree(pid) / KIBIBYTES_PER_MEGABYTE));
        return megabytes;
    }

    private static long tree(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> own(pid)
                        + process.descendants()
                                .mapToLong(child -> own(child.pid()))
                                .sum())
                .orElse(0L);
    }

    private static long own(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        long shared = kibibytes(process.resolve("smaps_rollup"), "Pss:");
        return shared > 0 ? shared : kibibytes(process.resolve("status"), "VmRSS:");
    }

    private static long kibibytes(Path file, String field) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(field)) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            return 0;
        } catch (IOException goneOrNotTold) {
            return 0;
        }
    }
}
