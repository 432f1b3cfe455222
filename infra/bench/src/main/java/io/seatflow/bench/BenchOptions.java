package io.seatflow.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be measured, and how.
 *
 * @param rounds of each side
 * @param orders of a round
 * @param warmUp orders before the first round
 * @param tenants who buy
 * @param streams whether the available quantity is kept meanwhile
 * @param seatflowJvm more options of the services' JVM
 * @param data a new folder
 */
record BenchOptions(
        int rounds,
        int orders,
        int warmUp,
        int tenants,
        Sides sides,
        boolean streams,
        List<String> seatflowJvm,
        Path data) {
    BenchOptions {
        seatflowJvm = List.copyOf(seatflowJvm);
    }
}
