package io.seatflow.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * A folder that was new or empty.
 *
 * @param path the folder
 */
record EmptyFolder(Path path) {
    /** @throws BenchFailure where somebody's files are in it */
    static EmptyFolder make(Path path) {
        try {
            Files.createDirectories(path);
            try (Stream<Path> files = Files.list(path)) {
                if (files.findAny().isPresent()) {
                    throw new BenchFailure(
                            "folder %s is not empty: remove it or choose another with --data".formatted(path));
                }
            }
            return new EmptyFolder(path.toAbsolutePath());
        } catch (IOException refused) {
            throw new BenchFailure("folder %s cannot be made: choose another with --data".formatted(path), refused);
        }
    }

    /** Deletes it with all in it. */
    void delete() {
        try {
            Files.walkFileTree(path, new Deleting());
        } catch (IOException refused) {
            throw new BenchFailure("folder %s cannot be deleted".formatted(path), refused);
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
