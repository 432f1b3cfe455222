package io.seatflow.qa.chaos.load;

import org.apache.kafka.common.TopicPartition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the storefronts know: every order they have published, and which of them the log has taken. Any thread. */
public final class OrderBook {
    /** Where a record that nobody can read was put. */
    public record Place(TopicPartition partition, long offset) {}

    private final Map<String, Placed> placed = new ConcurrentHashMap<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Place> poison = ConcurrentHashMap.newKeySet();
    private final AtomicLong publications = new AtomicLong();

    /** An order is about to be published for the first time. */
    void placed(Placed order) {
        placed.put(order.id(), order);
    }

    /** The log has taken an order, this time or an earlier one. */
    void acknowledged(Placed order) {
        acknowledged.add(order.id());
        publications.incrementAndGet();
    }

    /** The log has taken a record that nobody can read. */
    void poisoned(Place place) {
        poison.add(place);
    }

    /** Every order that was published, in the order of their ids, taken or not. */
    public List<Placed> orders() {
        return placed.values().stream().sorted(Comparator.comparing(Placed::id)).toList();
    }

    /** How many orders the log has taken. */
    public int taken() {
        return acknowledged.size();
    }

    /** How often the log has taken one, repetitions counted. */
    public long publications() {
        return publications.get();
    }

    /** How many orders the log has not taken yet. */
    int underWay() {
        return placed.size() - acknowledged.size();
    }

    /** Orders that the log has not taken yet. */
    public List<String> open() {
        return placed.keySet().stream().filter(id -> !acknowledged.contains(id)).toList();
    }

    /** Where the records are that nobody can read. */
    public Set<Place> poison() {
        return Set.copyOf(poison);
    }
}
