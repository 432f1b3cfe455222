package io.seatflow.qa.simulation;

import io.seatflow.workflow.Inbound;
import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The log: records of each topic and partition in the order they were appended, for ever. */
final class Broker {
    record Place(String topic, int partition) {}

    private final Map<Place, List<Inbound>> records = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Consumer<Inbound> watcher;

    /** @param watcher told of each record as soon as it is in the log */
    Broker(InstantSource clock, Consumer<Inbound> watcher) {
        this.clock = clock;
        this.watcher = watcher;
    }

    void append(Place place, byte @Nullable [] key, byte @Nullable [] value, List<Inbound.Header> headers) {
        List<Inbound> partition = records.computeIfAbsent(place, ignored -> new ArrayList<>());
        Inbound appended =
                new Inbound(place.topic(), place.partition(), partition.size(), clock.instant(), key, value, headers);
        partition.add(appended);
        watcher.accept(appended);
    }

    /** How many records there are. */
    int end(String topic, int partition) {
        return records(topic, partition).size();
    }

    List<Inbound> records(String topic, int partition) {
        List<Inbound> found = records.get(new Place(topic, partition));
        return found == null ? List.of() : found;
    }

    /** Every topic's partition that has records. */
    Set<Place> places() {
        return records.keySet();
    }
}
