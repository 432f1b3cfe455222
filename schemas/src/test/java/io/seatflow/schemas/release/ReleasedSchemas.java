package io.seatflow.schemas.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.avro.Schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of released schemas, {@code <subject>/v<version>.avsc}. A file once released is never changed. */
final class ReleasedSchemas {
    /** A schema of which records may exist. */
    record Release(int version, Schema schema) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    ReleasedSchemas(Path folder) {
        this.folder = folder;
    }

    SortedSet<String> subjects() {
        if (!Files.isDirectory(folder)) {
            return new TreeSet<>();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            SortedSet<String> subjects = new TreeSet<>();
            entries.filter(Files::isDirectory)
                    .forEach(entry -> subjects.add(entry.getFileName().toString()));
            return subjects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All releases of a subject, the oldest first. */
    List<Release> of(String subject) {
        List<Release> releases = new ArrayList<>();
        for (int version = 1; Files.exists(file(subject, version)); version++) {
            try {
                String text = Files.readString(file(subject, version));
                releases.add(new Release(version, new Schema.Parser().parse(text)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return releases;
    }

    /** Adds the next version. */
    void release(String subject, Schema schema) {
        Path file = file(subject, of(subject).size() + 1);
        try {
            Files.createDirectories(folder.resolve(subject));
            Files.writeString(file, JSON.readTree(schema.toString()).toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String subject, int version) {
        return folder.resolve(subject).resolve("v" + version + ".avsc");
    }
}
