package io.seatflow.local.verify.evidence;

import io.seatflow.servers.payments.Capture;
import io.seatflow.servers.payments.Refund;

import java.util.function.Consumer;

/** The payment provider's list of what it has captured and paid back. */
interface Ledger {
    /** Reads all captures and all refunds, one after the other as they come. */
    void read(Consumer<Capture> each, Consumer<Refund> refund) throws CannotLook;
}
