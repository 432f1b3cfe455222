package io.seatflow.local.verify.evidence;

import io.seatflow.servers.payments.Capture;
import io.seatflow.servers.payments.LedgerReader;
import io.seatflow.servers.payments.Refund;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The ledger of a payment sandbox that does not run. */
record LedgerInFolder(Path folder) implements Ledger {
    @Override
    public void read(Consumer<Capture> each, Consumer<Refund> refund) throws CannotLook {
        try {
            LedgerReader.captures(folder, each);
            LedgerReader.refunds(folder, refund);
        } catch (IOException unreadable) {
            throw new CannotLook("the payment sandbox's ledger: " + unreadable.getMessage(), unreadable);
        }
    }
}
