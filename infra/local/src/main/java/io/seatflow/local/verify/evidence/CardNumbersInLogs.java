package io.seatflow.local.verify.evidence;

import io.seatflow.workflow.CardNumbers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for card numbers in the log files of a data folder (C12): all in its folder {@code logs}, and those that a server
 * keeps beside its files. Kafka's own files end in {@code .log} too, but are topics, which are read as such.
 */
final class CardNumbersInLogs {
    private static final String SUFFIX = ".log";

    private final Path data;

    /** Logs name the folder, and what it is called is nobody's card. */
    private final String ownName;

    private final TableWriter found;

    CardNumbersInLogs(Workbench workbench, Path data) {
        this.data = data;
        this.ownName = data.toAbsolutePath().normalize().toString();
        this.found = new TableWriter(workbench, "card_number");
    }

    void look() throws CannotLook {
        try {
            for (Path file : files(data)) {
                look(file);
            }
        } catch (IOException unreadable) {
            throw new CannotLook("the log files in %s cannot be read (%s)".formatted(data, unreadable), unreadable);
        }
        found.flush();
    }

    private static List<Path> files(Path data) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> folders = Files.list(data)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                boolean all = folder.endsWith("logs");
                try (Stream<Path> inside = Files.list(folder)) {
                    inside.filter(Files::isRegularFile)
                            .filter(file -> all || file.toString().endsWith(SUFFIX))
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private void look(Path file) throws IOException {
        // Every byte is a character of this set, so nothing in a log is unreadable.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (CardNumbers.appearsIn(line.replace(ownName, ""))) {
                    found.row(
                            "log",
                            "%s, line %d".formatted(data.relativize(file), number),
                            null,
                            null,
                            null,
                            "something like a card number");
                }
                number++;
            }
        }
    }
}
