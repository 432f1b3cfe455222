package io.seatflow.bench.load;

import io.seatflow.bench.machine.ProcessTime;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One measured drain of one side.
 *
 * @param side its name
 * @param records how many went through
 * @param perSecond how many in a second, from the first one's publishing to the last one's coming out
 * @param settledSeconds how long after that everything that follows was done
 * @param cpuSeconds processor time by process of this side, until then
 * @param restingCpuSeconds processor time that processes of the other side took meanwhile
 */
public record Round(
        String side,
        int records,
        double perSecond,
        double settledSeconds,
        SortedMap<String, Double> cpuSeconds,
        double restingCpuSeconds) {
    private static final int LINGER_MILLIS = 2;

    public Round {
        cpuSeconds = new TreeMap<>(cpuSeconds);
    }

    /**
     * Puts that many records through a side, and checks what comes out.
     *
     * @param resting the processes of the other side
     * @throws io.seatflow.bench.BenchFailure where something is wrong with it
     */
    public static Round of(Side side, int number, String bootstrapServers, Map<String, Long> resting) {
        Prepared records = side.prepare(number);
        side.wake();
        try (Publishing in = new Publishing(bootstrapServers, LINGER_MILLIS, records.compression());
                Reading out = Reading.fromEnd(bootstrapServers, side.lastTopic())) {
            in.connect(records.topic());
            SortedMap<String, Double> before = ProcessTime.seconds(side.pids());
            SortedMap<String, Double> othersBefore = ProcessTime.seconds(resting);
            Drain drain = Drain.of(in, records, out);
            long drained = System.nanoTime();
            side.settle();
            double settledSeconds = (System.nanoTime() - drained) / 1e9;
            SortedMap<String, Double> taken = ProcessTime.since(before, side.pids());
            double others = sum(ProcessTime.since(othersBefore, resting));
            side.check(drain.answers());
            return new Round(side.name(), number, drain.perSecond(), settledSeconds, taken, others);
        } finally {
            side.rest();
        }
    }

    /** How many in a second where everything that follows counts too. */
    public double settledPerSecond() {
        return records / (records / perSecond + settledSeconds);
    }

    /** Processor time of one record over all processes, in microseconds. */
    public double cpuMicros() {
        return sum(cpuSeconds) * 1e6 / records;
    }

    private static double sum(Map<String, Double> seconds) {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
