package io.seatflow.bench.scale;

import io.seatflow.bench.load.Median;
import io.seatflow.bench.load.Round;

import java.util.List;

/**
 * What an order cost in one situation; medians over its rounds.
 *
 * @param tenants who buy
 * @param existing subscriptions that were in the databases before
 * @param perSecond orders per second
 * @param cpuMicros processor time of one order over all processes, in microseconds
 */
public record ScalePoint(int tenants, long existing, double perSecond, double cpuMicros) {
    /** The medians of these rounds. */
    public static ScalePoint of(int tenants, long existing, List<Round> rounds) {
        return new ScalePoint(
                tenants, existing, Median.of(rounds, Round::perSecond), Median.of(rounds, Round::cpuMicros));
    }
}
