package io.seatflow.local;

import io.seatflow.servers.Folders;
import io.seatflow.servers.ServerFailure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The data folder of one system, held so that no second system runs on it. The hold ends with {@link #close} and with
 * this process, however that ends.
 */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws ServerFailure if the folder cannot be written or another system runs on it */
    static DataFolder hold(Path folder) {
        Path path = Folders.writable(folder);
        FileChannel lock = null;
        boolean held = false;
        try {
            lock = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            held = isHeld(lock);
            if (!held) {
                throw new ServerFailure(
                        "folder %s is in use by another seatflow%s: stop it or choose another with --data"
                                .formatted(path, holder(lock)));
            }
            lock.truncate(0);
            lock.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(path, lock);
        } catch (IOException refused) {
            throw new ServerFailure("folder %s cannot be written: choose another with --data".formatted(path), refused);
        } finally {
            if (!held && lock != null) {
                closeQuietly(lock);
            }
        }
    }

    private static boolean isHeld(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static String holder(FileChannel lock) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        int length = lock.read(pid, 0);
        return length <= 0
                ? ""
                : " (process %s)".formatted(new String(pid.array(), 0, length, StandardCharsets.US_ASCII));
    }

    private static void closeQuietly(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException refused) {
            throw new ServerFailure("the folder's lock cannot be given back", refused);
        }
    }

    /** The folder itself, absolute. */
    Path path() {
        return path;
    }

    /** A folder in it, made by whoever uses it. */
    Path folder(String name) {
        return path.resolve(name);
    }

    /** A log file in it. */
    Path log(String name) {
        return Folders.writable(path.resolve("logs")).resolve(name + ".log");
    }

    /** Lets another system use the folder. */
    @Override
    public void close() {
        closeQuietly(lock);
    }
}
