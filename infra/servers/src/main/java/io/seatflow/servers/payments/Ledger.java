package io.seatflow.servers.payments;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Every executed request, on disk before it is answered. Entries that arrive together share one fsync. After a failed
 * write nothing more is accepted: what reached the disk is known again only after a restart.
 */
final class Ledger implements AutoCloseable {

    private static final int ENTRIES_PER_WRITE = 1024;

    private final LedgerLine line = new LedgerLine();
    private final LedgerIndex index = new LedgerIndex();
    private final LedgerFile file;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable IOException> fault = new AtomicReference<>();
    private final Thread writer;

    private record Waiting(ByteBuffer bytes, CompletableFuture<Void> durable) {}

    private Ledger(Path folder) throws IOException {
        this.file = LedgerFile.open(folder, line, index::add);
        this.writer = Thread.ofPlatform().name("payment-ledger").daemon().unstarted(this::writeBatches);
    }

    static Ledger open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Ledger ledger = new Ledger(folder);
        ledger.writer.start();
        return ledger;
    }

    LedgerIndex index() {
        return index;
    }

    /**
     * Returns when the entry is on the disk and can be found.
     *
     * @throws UncheckedIOException where it is unknown whether the entry is on the disk
     */
    void append(Entry entry) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        queue.add(new Waiting(ByteBuffer.wrap(line.write(entry)), durable));
        IOException broken = fault.get();
        if (broken != null) {
            throw new UncheckedIOException(broken);
        }
        try {
            durable.join();
        } catch (CompletionException e) {
            throw new UncheckedIOException("The ledger could not be written", new IOException(e.getCause()));
        }
        index.add(entry);
    }

    private void writeBatches() {
        List<Waiting> batch = new ArrayList<>(ENTRIES_PER_WRITE);
        try {
            while (fault.get() == null) {
                batch.add(queue.take());
                queue.drainTo(batch, ENTRIES_PER_WRITE - 1);
                write(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            stop(batch, new IOException("The ledger is closed", e));
        } catch (IOException e) {
            stop(batch, e);
        }
    }

    private void write(List<Waiting> batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * batch.size());
        for (Waiting waiting : batch) {
            bytes.writeBytes(waiting.bytes().array());
        }
        file.append(ByteBuffer.wrap(bytes.toByteArray()));
        batch.forEach(waiting -> waiting.durable().complete(null));
    }

    private void stop(List<Waiting> batch, IOException cause) {
        fault.set(cause);
        queue.drainTo(batch);
        batch.forEach(waiting -> waiting.durable().completeExceptionally(cause));
    }

    /** Ends the writer; whoever still waits is told that the ledger is closed. */
    @Override
    public void close() throws IOException {
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
