package io.seatflow.local.demo;

import io.seatflow.storefront.OrderPlaced;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the storefront publishes.
 *
 * @param what in words, for people
 * @param order what is published; null where it is no order
 * @param raw the bytes that are published instead of an order
 * @param times how often it is published
 */
record Step(
        String what,
        String tenantId,
        @Nullable OrderPlaced order,
        byte @Nullable [] raw,
        int times,
        Expected expected) {
    static Step order(String what, OrderPlaced order, Expected expected) {
        return new Step(what, order.getTenantId(), order, null, 1, expected);
    }

    static Step raw(String what, String tenantId, byte[] raw, String reason) {
        return new Step(what, tenantId, null, raw, 1, new Expected.DeadLetter(reason));
    }

    Step published(int often) {
        return new Step(what, tenantId, order, raw, often, expected);
    }

    Step expecting(Expected other) {
        return new Step(what, tenantId, order, raw, times, other);
    }

    /** Whether its order must get an outcome. */
    boolean hasOutcome() {
        return !(expected instanceof Expected.DeadLetter);
    }
}
