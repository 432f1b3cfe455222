package io.seatflow.licensing.domain;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A subscription's id: a UUID made from its order, so that the same order always makes the same subscription.
 *
 * <p>It has version 7's layout (RFC 9562): the milliseconds of the order's acceptance in front, so that new rows come
 * last in an index; SHA-256 of the order id in place of the random bits.
 */
public record SubscriptionId(UUID value) implements Comparable<SubscriptionId> {
    private static final int VERSION = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** The id of the subscription that this order becomes. */
    public static SubscriptionId of(String orderId, Instant acceptedAt) {
        ByteBuffer digest = Digest.of(orderId);
        long front = acceptedAt.toEpochMilli() << 16 | VERSION | (digest.getShort() & 0x0FFF);
        long back = VARIANT | digest.getLong() >>> 2;
        return new SubscriptionId(new UUID(front, back));
    }

    /** The id in a text that others wrote; none where it is not a UUID, so that no subscription can have it. */
    public static Optional<SubscriptionId> parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            // The parser also takes shortened forms.
            return value.toString().equalsIgnoreCase(text) ? Optional.of(new SubscriptionId(value)) : Optional.empty();
        } catch (IllegalArgumentException notUuid) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(SubscriptionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
