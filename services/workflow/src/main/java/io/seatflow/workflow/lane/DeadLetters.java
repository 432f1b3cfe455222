package io.seatflow.workflow.lane;

import io.seatflow.events.workflow.DeadHeader;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.workflow.CardNumbers;
import io.seatflow.workflow.Inbound;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Writes down what is given up, with all that is needed to find out why, card numbers masked (C12 of the domain). */
final class DeadLetters {
    /** So much of a value is kept: enough to tell what it was, and never too large for the broker. */
    static final int MOST_VALUE_BYTES = 256 << 10;

    private static final int MOST_KEY_BYTES = 1 << 10;
    private static final int MOST_HEADERS = 32;
    private static final int MOST_HEADER_BYTES = 1 << 10;
    private static final int MOST_TEXT = 2_000;

    private final String service;

    DeadLetters(String service) {
        this.service = service;
    }

    DeadLetter write(Item<?> item, String reason, String text, Instant now) {
        return switch (item) {
            case Item.Read<?> read -> write(read.inbound(), reason, text, now);
            case Item.Answered<?> answered ->
                write(
                        own(
                                "effect:" + answered.answer().intent().key(),
                                now,
                                answered.answer().intent().request()),
                        reason,
                        text,
                        now);
            case Item.Due<?> due ->
                write(own("timer:" + due.timer().id(), now, due.timer().body()), reason, text, now);
            case Item.Submitted<?> submitted -> write(own("submitted", now, null), reason, text, now);
        };
    }

    /** The key under which the dead letter of an item is published. */
    static byte[] key(Item<?> item) {
        byte[] key = item instanceof Item.Read<?> read ? read.inbound().key() : null;
        return key == null
                ? item.lane().name().toString().getBytes(StandardCharsets.UTF_8)
                : cut(CardNumbers.mask(key), MOST_KEY_BYTES);
    }

    private static Inbound own(String source, Instant now, byte @Nullable [] value) {
        return new Inbound(source, -1, -1, now, null, value, List.of());
    }

    private DeadLetter write(Inbound inbound, String reason, String text, Instant now) {
        byte[] key = inbound.key();
        byte[] value = inbound.value();
        int size = value == null ? 0 : value.length;
        return DeadLetter.newBuilder()
                .setService(service)
                .setTopic(inbound.topic())
                .setPartition(inbound.partition())
                .setOffset(inbound.offset())
                .setReason(reason)
                .setError(shorten(CardNumbers.mask(text)))
                .setKey(key == null ? null : ByteBuffer.wrap(cut(CardNumbers.mask(key), MOST_KEY_BYTES)))
                .setValue(value == null ? null : ByteBuffer.wrap(cut(CardNumbers.mask(value), MOST_VALUE_BYTES)))
                .setOriginalSize(size)
                .setTruncated(size > MOST_VALUE_BYTES)
                .setHeaders(inbound.headers().stream()
                        .limit(MOST_HEADERS)
                        .map(DeadLetters::header)
                        .toList())
                .setRecordedAt(inbound.timestamp())
                .setDeadAt(now)
                .build();
    }

    private static DeadHeader header(Inbound.Header header) {
        byte[] value = header.value();
        return new DeadHeader(
                shorten(CardNumbers.mask(header.name())),
                value == null ? null : ByteBuffer.wrap(cut(CardNumbers.mask(value), MOST_HEADER_BYTES)));
    }

    private static byte[] cut(byte[] bytes, int most) {
        return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static String shorten(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
