package io.seatflow.servers;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The PostgreSQL programs, unpacked once from the archive on the class path. */
final class PostgresBinaries {
    private static final int OWNER_EXECUTE = 0100;

    private PostgresBinaries() {}

    /**
     * The folder with {@code bin/postgres} and the rest, unpacked below {@code cache} if it is not there yet. Several
     * JVMs may ask at the same time: each unpacks beside and only a whole folder is moved into place.
     */
    static Path unpackedIn(Path cache) {
        String archive = "postgres-linux-%s.txz".formatted(architecture());
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new ServerFailure("PostgreSQL for this machine (%s) is not among the shipped binaries"
                        .formatted(System.getProperty("os.arch")));
            }
            Path home = cache.resolve("postgres-%s-%s".formatted(architecture(), version()));
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                unpack(packed, cache, home);
            }
            return home;
        } catch (IOException fault) {
            throw new ServerFailure("PostgreSQL cannot be unpacked into %s (%s)".formatted(cache, fault), fault);
        }
    }

    private static void unpack(InputStream packed, Path cache, Path home) throws IOException {
        Path beside = Files.createTempDirectory(
                cache, "postgres-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, beside);
            }
        }
        try {
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException impossible) {
            throw impossible;
        } catch (FileSystemException anotherWasFaster) {
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                throw anotherWasFaster;
            }
            Trees.delete(beside);
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        String rights = (entry.getMode() & OWNER_EXECUTE) == 0 ? "rw-r--r--" : "rwxr-xr-x";
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(rights));
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "unknown";
        };
    }

    /** The binaries' artifact says it nowhere but in its file name; the archive's size tells versions apart too. */
    private static String version() throws IOException {
        var archive = PostgresBinaries.class.getResource("/postgres-linux-%s.txz".formatted(architecture()));
        return archive == null ? "none" : Long.toString(archive.openConnection().getContentLengthLong());
    }
}
