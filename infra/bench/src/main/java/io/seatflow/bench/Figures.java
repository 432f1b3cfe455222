package io.seatflow.bench;

import io.seatflow.bench.machine.Durability;
import io.seatflow.bench.machine.ReadyTime;
import io.seatflow.bench.system.Latency;
import org.jspecify.annotations.Nullable;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run has found.
 *
 * @param durability of the server that both sides used
 * @param ready null where it was not measured
 * @param withStreams both sides in turn
 * @param withoutStreams the same without the Kafka Streams application
 * @param http Seatflow alone, its payments over HTTP
 * @param latency null where it was not measured
 * @param megabytes resident by process after the rounds with the Kafka Streams application; empty where there were none
 */
record Figures(
        Durability durability,
        @Nullable ReadyTime ready,
        Compared withStreams,
        Compared withoutStreams,
        Compared http,
        @Nullable Latency latency,
        SortedMap<String, Double> megabytes) {
    Figures {
        megabytes = new TreeMap<>(megabytes);
    }

    /** The floor's rounds beside which the main figure was measured. */
    Compared main() {
        return withStreams.floor().isEmpty() && withStreams.seatflow().isEmpty() ? withoutStreams : withStreams;
    }
}
