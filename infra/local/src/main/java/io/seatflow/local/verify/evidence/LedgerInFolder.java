package io.seatflow.local.verify.evidence;

import io.seatflow.servers.payments.Capture;
import io.seatflow.servers.payments.LedgerReader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The ledger of a payment sandbox that does not run. */
record LedgerInFolder(Path folder) implements Ledger {
    @Override
    public void read(Consumer<Capture> each) throws CannotLook {
        try {
            LedgerReader.captures(folder, each);
        } catch (IOException unreadable) {
            throw new CannotLook("the payment sandbox's ledger: " + unreadable.getMessage(), unreadable);
        }
    }
}
