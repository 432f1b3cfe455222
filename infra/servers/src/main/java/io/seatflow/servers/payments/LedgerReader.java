package io.seatflow.servers.payments;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the ledger of a sandbox that does not run, without changing it. Keeps one line in memory. */
public final class LedgerReader {
    private LedgerReader() {}

    /**
     * Every capture, in the order they were made. A last line that was torn by a crash was never answered and is left out;
     * a folder without a ledger has no captures.
     *
     * @throws IOException where the ledger cannot be read or is damaged before its last line
     */
    public static void captures(Path folder, Consumer<Capture> each) throws IOException {
        read(folder, entry -> {
            if (entry.captured()) {
                each.accept(Capture.of(entry));
            }
        });
    }

    /** Every refund, as {@link #captures} reads captures. */
    public static void refunds(Path folder, Consumer<Refund> each) throws IOException {
        read(folder, entry -> {
            if (entry.outcome() == Entry.Outcome.REFUNDED) {
                each.accept(Refund.of(entry));
            }
        });
    }

    private static void read(Path folder, Consumer<Entry> each) throws IOException {
        Path file = folder.resolve(LedgerFile.NAME);
        LedgerLine line = new LedgerLine();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
            boolean torn = false;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (torn) {
                    throw new IOException("The ledger " + file + " is damaged before its last line");
                }
                if (next != '\n') {
                    bytes.write(next);
                    continue;
                }
                Optional<Entry> entry = line.read(bytes.toByteArray());
                torn = entry.isEmpty();
                entry.ifPresent(each);
                bytes.reset();
            }
        } catch (NoSuchFileException none) {
            return;
        }
    }
}
