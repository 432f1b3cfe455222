package io.seatflow.local.verify.evidence;

import io.seatflow.servers.payments.Capture;

import java.util.function.Consumer;

/** The payment provider's list of what it has captured. */
@FunctionalInterface
interface Ledger {
    /** Reads all captures, one after the other as they come. */
    void read(Consumer<Capture> each) throws CannotLook;
}
