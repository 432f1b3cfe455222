package io.seatflow.bench.system;

/**
 * How long single orders take under a steady load. All in milliseconds.
 *
 * @param perSecond the load
 * @param orders how many were counted
 * @param p50 of order → outcome, counted from the moment at which the order was due to be placed
 * @param p99 of the same
 * @param slowest of the same
 * @param availabilityP50 from the timestamp of an outcome's record to when the available quantity was read that counts it
 * @param availabilityP99 of the same
 */
public record Latency(
        int perSecond,
        int orders,
        double p50,
        double p99,
        double slowest,
        double availabilityP50,
        double availabilityP99) {}
