package io.seatflow.local.verify.evidence;

import io.seatflow.schemas.Topic;
import io.seatflow.workflow.lane.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A record as it stands in its topic, with what the engine's headers say of it.
 *
 * @param lane the sender, null where the record names none
 * @param sequence of the sender, 0 where it cannot be read
 */
record Envelope(
        Topic<?> topic,
        ConsumerRecord<byte[], byte[]> record,
        @Nullable String lane,
        long sequence) {

    static Envelope of(Topic<?> topic, ConsumerRecord<byte[], byte[]> record) {
        return new Envelope(topic, record, header(record, RecordHeaders.LANE), sequence(record));
    }

    int partition() {
        return record.partition();
    }

    long offset() {
        return record.offset();
    }

    /** The header {@code ce_id}, null where there is none. */
    @Nullable String eventId() {
        return header(record, RecordHeaders.CE_ID);
    }

    /** What tells two values apart. */
    long digest() {
        byte[] value = record.value();
        if (value == null) {
            return 0;
        }
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(value))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        byte[] value = header == null ? null : header.value();
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    private static long sequence(ConsumerRecord<byte[], byte[]> record) {
        String text = header(record, RecordHeaders.SEQUENCE);
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
