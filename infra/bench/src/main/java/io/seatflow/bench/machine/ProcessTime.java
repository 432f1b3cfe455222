package io.seatflow.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The processor time that processes have taken, their children's included, those that have ended too. */
public final class ProcessTime {
    /** What {@code getconf CLK_TCK} says on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int FIELD_UTIME = 11;
    private static final int FIELD_CSTIME = 14;

    private ProcessTime() {}

    /** Seconds of each process so far. A process that is gone has none. */
    public static SortedMap<String, Double> seconds(Map<String, Long> pids) {
        SortedMap<String, Double> seconds = new TreeMap<>();
        pids.forEach((name, pid) -> seconds.put(name, seconds(pid)));
        return seconds;
    }

    /** What came on top since then. */
    public static SortedMap<String, Double> since(Map<String, Double> before, Map<String, Long> pids) {
        SortedMap<String, Double> taken = seconds(pids);
        taken.replaceAll((name, now) -> now - before.getOrDefault(name, 0.0));
        return taken;
    }

    private static double seconds(long pid) {
        return ProcessHandle.of(pid).map(ProcessTime::ticks).orElse(0L) / TICKS_PER_SECOND;
    }

    /** A child that ends between two looks moves from its own count to its parent's. */
    private static long ticks(ProcessHandle process) {
        return own(process.pid())
                + process.descendants().mapToLong(child -> own(child.pid())).sum();
    }

    private static long own(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The second field is the program's name in brackets and may hold blanks.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int field = FIELD_UTIME; field <= FIELD_CSTIME; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks;
        } catch (IOException gone) {
            return 0;
        }
    }
}
