package io.seatflow.checkout.store;

import io.seatflow.workflow.Conflict;

/** Finds out whether every row that was meant was written. */
final class Written {
    private Written() {}

    static void expect(int meant, int written, String table) throws Conflict {
        if (written != meant) {
            throw new Conflict("expected to write " + meant + " rows of " + table + ", wrote " + written);
        }
    }
}
