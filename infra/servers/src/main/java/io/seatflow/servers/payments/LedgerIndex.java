package io.seatflow.servers.payments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What is durable, by id, key and order. Safe for all threads. A later entry under the same key hides the earlier. */
final class LedgerIndex {

    private final Queue<Entry> inOrder = new ConcurrentLinkedQueue<>();
    private final Map<String, Entry> byId = new ConcurrentHashMap<>();
    private final Map<String, Entry> byKey = new ConcurrentHashMap<>();
    private final Map<String, List<Entry>> byOrder = new ConcurrentHashMap<>();

    void add(Entry entry) {
        byId.put(entry.id(), entry);
        String key = entry.key();
        if (key != null) {
            byKey.put(key, entry);
        }
        String orderId = entry.orderId();
        if (orderId != null) {
            byOrder.merge(
                    orderId,
                    List.of(entry),
                    (before, one) ->
                            Stream.concat(before.stream(), one.stream()).toList());
        }
        inOrder.add(entry);
    }

    Optional<Entry> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Entry> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    List<Entry> ofOrder(String orderId) {
        return byOrder.getOrDefault(orderId, List.of());
    }

    Stream<Entry> all() {
        return inOrder.stream();
    }
}
