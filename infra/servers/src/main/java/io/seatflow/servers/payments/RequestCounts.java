package io.seatflow.servers.payments;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests were answered since the start, by route and by answer. Safe for all threads. */
final class RequestCounts {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String what) {
        counts.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    Map<String, Long> read() {
        Map<String, Long> read = new TreeMap<>();
        counts.forEach((what, count) -> read.put(what, count.sum()));
        return read;
    }
}
