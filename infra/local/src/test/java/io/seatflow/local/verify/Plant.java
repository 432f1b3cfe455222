package io.seatflow.local.verify;

import java.util.Set;

/**
 * A fault to be planted in a system that is all right.
 *
 * @param check the check that must find it
 * @param also checks that the same fault breaks too
 * @param id what the check must name
 * @param stays whether it cannot be taken back, as a record in a topic
 * @param planting plants it, and gives what takes it back
 */
record Plant(String check, Set<String> also, String id, boolean stays, Planting planting) {
    /** Plants a fault and gives what takes it back. */
    @FunctionalInterface
    interface Planting {
        Runnable plant();
    }

    static Plant of(String check, String id, Planting planting) {
        return new Plant(check, Set.of(), id, false, planting);
    }

    static Plant staying(String check, String id, Planting planting) {
        return new Plant(check, Set.of(), id, true, planting);
    }

    Plant breaking(String... others) {
        return new Plant(check, Set.of(others), id, stays, planting);
    }

    @Override
    public String toString() {
        return check;
    }
}
