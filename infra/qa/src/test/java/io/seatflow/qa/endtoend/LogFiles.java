package io.seatflow.qa.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The log files in a data folder. */
final class LogFiles {
    private LogFiles() {}

    static List<Path> of(Path data) {
        try (Stream<Path> logs = Files.walk(data.resolve("logs"))) {
            return Stream.concat(
                            logs.filter(Files::isRegularFile),
                            Stream.of(data.resolve("postgres").resolve("postgres.log")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
