package io.seatflow.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be measured, and how.
 *
 * @param load how much is put on it
 * @param parts what is run
 * @param sides which of the two
 * @param seatflowJvm more options of the services' JVM
 * @param rejection whether one order is placed that cannot be completed, which the run must notice
 * @param data a new folder
 */
record BenchOptions(Load load, Set<Part> parts, Sides sides, List<String> seatflowJvm, boolean rejection, Path data) {
    BenchOptions {
        parts = parts.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(parts);
        seatflowJvm = List.copyOf(seatflowJvm);
    }

    /**
     * How much is put on it.
     *
     * @param rounds of each side
     * @param orders of a round
     * @param warmUp orders before the first round
     * @param tenants who buy
     * @param existing subscriptions that are there before
     * @param rate orders per second for the latency
     * @param leadIn seconds for which that rate is kept before it counts
     * @param seconds for which that rate is kept and counted
     */
    record Load(int rounds, int orders, int warmUp, int tenants, long existing, int rate, int leadIn, int seconds) {}

    boolean runs(Part part) {
        return parts.contains(part);
    }
}
