package io.seatflow.availability.wire;

import io.seatflow.events.workflow.DeadHeader;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.workflow.CardNumbers;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Malformed;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;

/** Writes {@code available-quantity.dead-letters}. Card numbers are masked, and what is too long is cut (C12). */
public final class DeadLetterWriter {
    private static final String SERVICE = "available-quantity";

    /** The engine's limits: enough to tell what it was, and never too large for the broker. */
    private static final int MOST_VALUE_BYTES = 256 << 10;

    private static final int MOST_KEY_BYTES = 1 << 10;
    private static final int MOST_HEADERS = 32;
    private static final int MOST_HEADER_BYTES = 1 << 10;
    private static final int MOST_TEXT = 2_000;

    private final Function<DeadLetter, byte[]> encoder;

    /** A record of the dead-letter topic. */
    public record Letter(byte @Nullable [] key, byte[] value) {}

    public DeadLetterWriter(Function<DeadLetter, byte[]> encoder) {
        this.encoder = encoder;
    }

    /** What is kept of a record that was given up. */
    public Letter write(Inbound inbound, Malformed why, Instant now) {
        byte[] value = inbound.value();
        int size = value == null ? 0 : value.length;
        byte[] key = masked(inbound.key(), MOST_KEY_BYTES);
        DeadLetter letter = DeadLetter.newBuilder()
                .setService(SERVICE)
                .setTopic(inbound.topic())
                .setPartition(inbound.partition())
                .setOffset(inbound.offset())
                .setReason(why.reason())
                .setError(shorten(CardNumbers.mask(why.text())))
                .setKey(wrap(key))
                .setValue(wrap(masked(value, MOST_VALUE_BYTES)))
                .setOriginalSize(size)
                .setTruncated(size > MOST_VALUE_BYTES)
                .setHeaders(inbound.headers().stream()
                        .limit(MOST_HEADERS)
                        .map(DeadLetterWriter::header)
                        .toList())
                .setRecordedAt(inbound.timestamp())
                .setDeadAt(now)
                .build();
        return new Letter(key, encoder.apply(letter));
    }

    private static DeadHeader header(Inbound.Header header) {
        return new DeadHeader(
                shorten(CardNumbers.mask(header.name())), wrap(masked(header.value(), MOST_HEADER_BYTES)));
    }

    private static String shorten(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }

    /** Masked before it is cut: half a card number is none, and would be let through. */
    private static byte @Nullable [] masked(byte @Nullable [] bytes, int most) {
        if (bytes == null) {
            return null;
        }
        byte[] masked = CardNumbers.mask(bytes);
        return masked.length <= most ? masked : Arrays.copyOf(masked, most);
    }

    private static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
