package io.seatflow.local.demo;

import java.time.Instant;

/**
 * Which playing of the demo it is. The first one on a system has the plain ids; a later one has tenants and orders of its
 * own, so that what was there before changes nothing of what must come of it.
 *
 * @param name letters only, so that no id looks like a card number; empty for the first
 */
record Run(String name) {
    static final Run FIRST = new Run("");
    private static final String PREFIX = "demo-";
    private static final String LETTERS = "bcdfghjkmnpqrstvwxz";

    /** A later one. */
    static Run at(Instant now) {
        StringBuilder name = new StringBuilder();
        for (long rest = now.toEpochMilli() / 100; rest > 0; rest /= LETTERS.length()) {
            name.append(LETTERS.charAt((int) (rest % LETTERS.length())));
        }
        return new Run(name.toString());
    }

    boolean isFirst() {
        return name.isEmpty();
    }

    /** What a tenant of the demo's directory is called in it. */
    String tenant(String id) {
        return isFirst() ? id : id + "-" + name;
    }

    /** Whether a tenant is one of it; on a new system every one is. */
    boolean hasTenant(String id) {
        return isFirst() || id.endsWith("-" + name);
    }

    /** The order id of a step. */
    String order(int number) {
        return prefix() + "%07d".formatted(number);
    }

    /** Whether an order is one of it; on a new system every one is. */
    boolean hasOrder(String orderId) {
        return isFirst() || orderId.startsWith(prefix());
    }

    /** The step of an order id; -1 for an id that no step of it can have. */
    int number(String orderId) {
        String digits = orderId.startsWith(prefix()) ? orderId.substring(prefix().length()) : "";
        int number = digits.matches("[0-9]{7,9}") ? Integer.parseInt(digits) : -1;
        return number >= 0 && order(number).equals(orderId) ? number : -1;
    }

    private String prefix() {
        return isFirst() ? PREFIX : PREFIX + name + "-";
    }
}
