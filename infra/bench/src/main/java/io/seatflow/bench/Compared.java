package io.seatflow.bench;

import io.seatflow.bench.load.Median;
import io.seatflow.bench.load.Round;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rounds of the two sides, run in turn. A side that was not run has none.
 *
 * @param floor the floor's
 * @param seatflow Seatflow's
 */
record Compared(List<Round> floor, List<Round> seatflow) {
    /** What was not run. */
    static final Compared NOTHING = new Compared(List.of(), List.of());

    Compared {
        floor = List.copyOf(floor);
        seatflow = List.copyOf(seatflow);
    }

    /** Seatflow's rate by the floor's, of the medians. */
    OptionalDouble ratio() {
        return floor.isEmpty() || seatflow.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(perSecond(seatflow) / perSecond(floor));
    }

    /** The median rate. */
    static double perSecond(List<Round> rounds) {
        return Median.of(rounds, Round::perSecond);
    }

    /** Processor seconds of a thousand records by process, over all rounds. */
    static SortedMap<String, Double> cpuSecondsPerThousand(List<Round> rounds) {
        SortedMap<String, Double> seconds = new TreeMap<>();
        rounds.forEach(round -> round.cpuSeconds().forEach((name, taken) -> seconds.merge(name, taken, Double::sum)));
        int records = rounds.stream().mapToInt(Round::records).sum();
        seconds.replaceAll((name, taken) -> taken * 1000 / records);
        return seconds;
    }
}
