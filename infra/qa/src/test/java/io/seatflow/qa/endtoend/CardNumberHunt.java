package io.seatflow.qa.endtoend;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * C12, B6: looks for card numbers that were sent in every topic but the one they were sent to, in every database and
 * every log file.
 */
final class CardNumberHunt {
    private final RunningSystem system;
    private final Outsider outsider;
    private final Story story;

    CardNumberHunt(RunningSystem system, Outsider outsider, Story story) {
        this.system = system;
        this.outsider = outsider;
        this.story = story;
    }

    /** Where they were found. */
    List<String> found() {
        List<String> places = new ArrayList<>();
        for (String topic : outsider.topics()) {
            if (!topic.equals("storefront.orders")
                    && outsider.read(topic).stream().anyMatch(this::isIn)) {
                places.add("topic " + topic);
            }
        }
        for (Path log : system.logs()) {
            if (isIn(bytes(log))) {
                places.add("log " + log);
            }
        }
        for (String service : List.of("checkout", "billing", "licensing")) {
            database(service, places);
        }
        return places;
    }

    private boolean isIn(ConsumerRecord<byte[], byte[]> message) {
        if (isIn(message.key()) || isIn(message.value())) {
            return true;
        }
        for (Header header : message.headers()) {
            if (isIn(header.value())) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(byte[] bytes) {
        if (bytes == null) {
            return false;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return story.cardNumbers().stream().anyMatch(text::contains);
    }

    private static byte[] bytes(Path log) {
        try {
            return Files.readAllBytes(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void database(String service, List<String> places) {
        Database database = new Database(system.database(service));
        List<String> tables = database.rows("""
                SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables
                WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
                """, row -> row.getString(1));
        for (String table : tables) {
            if (database.rows("SELECT t::text FROM " + table + " AS t", row -> row.getString(1)).stream()
                    .anyMatch(this::isIn)) {
                places.add("table " + table + " of " + service);
            }
        }
    }

    /** Bytes are shown as hexadecimal digits. */
    private boolean isIn(String row) {
        return story.cardNumbers().stream()
                .anyMatch(number -> row.contains(number)
                        || row.contains(HexFormat.of().formatHex(number.getBytes(StandardCharsets.US_ASCII))));
    }
}
