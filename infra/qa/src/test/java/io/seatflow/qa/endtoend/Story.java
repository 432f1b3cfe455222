package io.seatflow.qa.endtoend;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the outsiders have asked for, and so what must have become of it. One thread. */
final class Story {
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, Integer> seatsAssigned = new LinkedHashMap<>();

    void ordered(Order order) {
        orders.put(order.id(), order);
    }

    void assigned(String orderId, int seats) {
        seatsAssigned.merge(orderId, seats, Integer::sum);
    }

    Collection<Order> orders() {
        return orders.values();
    }

    int seatsAssigned(String orderId) {
        return seatsAssigned.getOrDefault(orderId, 0);
    }
}
