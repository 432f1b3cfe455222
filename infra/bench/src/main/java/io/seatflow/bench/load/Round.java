package io.seatflow.bench.load;

import io.seatflow.bench.machine.ProcessTime;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One measured drain of one side.
 *
 * @param side its name
 * @param records how many went through
 * @param perSecond how many in a second
 * @param cpuSeconds processor time by process, until the answers were checked
 */
public record Round(String side, int records, double perSecond, SortedMap<String, Double> cpuSeconds) {
    public Round {
        cpuSeconds = new TreeMap<>(cpuSeconds);
    }

    /** Puts that many records through a side, and checks them. */
    public static Round of(Side side, int number, String bootstrapServers) {
        Prepared records = side.prepare(number);
        try (Publishing in = new Publishing(bootstrapServers);
                Reading out = Reading.fromEnd(bootstrapServers, side.lastTopic())) {
            in.connect(records.topic());
            SortedMap<String, Double> before = ProcessTime.seconds(side.pids());
            Drain drain = Drain.of(in, records, out);
            SortedMap<String, Double> taken = ProcessTime.since(before, side.pids());
            side.check(drain.answers());
            return new Round(side.name(), number, drain.perSecond(), taken);
        }
    }

    /** Processor time of a thousand records over all processes. */
    public double cpuSecondsPerThousand() {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum() * 1000 / records;
    }
}
