package io.seatflow.workflow;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A record as it was read from the log. The arrays are the log's own: read them, never change them.
 *
 * @param topic where it was read
 * @param partition where it was read
 * @param offset its place in the partition
 * @param timestamp the record's time
 * @param key null where the record has none
 * @param value null for a tombstone
 * @param headers in the order they were written
 */
public record Inbound(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {

    /** A record header. */
    public record Header(String name, byte @Nullable [] value) {}

    /** The first header of that name as UTF-8 text, or null. */
    public @Nullable String header(String name) {
        for (Header header : headers) {
            if (header.name().equals(name)) {
                byte[] value = header.value();
                return value == null ? null : new String(value, StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
