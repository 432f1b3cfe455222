package io.seatflow.servers.payments;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The append-only file under the ledger, locked for one process. A last line that was torn by a crash is cut off when the
 * file is opened; damage anywhere else is an error, because money would be forgotten.
 */
final class LedgerFile implements AutoCloseable {

    static final String NAME = "ledger.jsonl";

    private final FileChannel channel;

    private LedgerFile(FileChannel channel) {
        this.channel = channel;
    }

    static LedgerFile open(Path folder, LedgerLine line, Consumer<Entry> each) throws IOException {
        Path file = folder.resolve(NAME);
        boolean created = Files.notExists(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            long end = replay(channel, file, line, each);
            channel.truncate(end);
            channel.position(end);
            channel.force(true);
            if (created) {
                forceDirectory(folder);
            }
            return new LedgerFile(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Writes the bytes and returns when they are on the disk. */
    void append(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException("The ledger " + file + " is in use by another sandbox of this process", e);
        }
        throw new IOException("The ledger " + file + " is in use by another process");
    }

    /** Returns where the last whole line ends. */
    private static long replay(FileChannel channel, Path file, LedgerLine line, Consumer<Entry> each)
            throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        long end = 0;
        int next;
        while ((next = in.read()) >= 0) {
            if (next != '\n') {
                bytes.write(next);
                continue;
            }
            Optional<Entry> entry = line.read(bytes.toByteArray());
            if (entry.isEmpty()) {
                if (in.read() < 0) {
                    return end;
                }
                throw new IOException("The ledger " + file + " is damaged at byte " + end + ", before its last line");
            }
            each.accept(entry.get());
            end += bytes.size() + 1L;
            bytes.reset();
        }
        return end;
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
