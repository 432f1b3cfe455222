package io.seatflow.qa.endtoend;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What the outsiders have asked for, and so what must have become of it. One thread. */
final class Story {
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, Integer> seatsAssigned = new LinkedHashMap<>();
    private final Set<String> cardNumbers = new LinkedHashSet<>();

    void ordered(Order order) {
        orders.put(order.id(), order);
    }

    void assigned(String orderId, int seats) {
        seatsAssigned.merge(orderId, seats, Integer::sum);
    }

    /** Remembers a card number that somebody sent; only its last four digits may be found again. */
    void sentCardNumber(String number) {
        cardNumbers.add(number);
    }

    Collection<Order> orders() {
        return orders.values();
    }

    int seatsAssigned(String orderId) {
        return seatsAssigned.getOrDefault(orderId, 0);
    }

    Set<String> cardNumbers() {
        return cardNumbers;
    }
}
