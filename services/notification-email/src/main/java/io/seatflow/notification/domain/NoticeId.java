package io.seatflow.notification.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/**
 * A notice's id: a UUID made from its kind and subject and nothing else, so that the same notice always has the same one
 * (N1). Layout of version 8 (RFC 9562), filled with SHA-256.
 */
public record NoticeId(UUID value) implements Comparable<NoticeId> {
    private static final long VERSION = 0x8000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** The id of the notice of this kind about this order or subscription. */
    public static NoticeId of(NoticeKind kind, String subjectId) {
        ByteBuffer digest =
                ByteBuffer.wrap(sha256().digest((kind.name() + "\n" + subjectId).getBytes(StandardCharsets.UTF_8)));
        long front = (digest.getLong() & ~0xF000L) | VERSION;
        long back = VARIANT | (digest.getLong() >>> 2);
        return new NoticeId(new UUID(front, back));
    }

    /** The id in a text that others wrote; none where it is not one. */
    public static Optional<NoticeId> parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            return value.toString().equalsIgnoreCase(text) ? Optional.of(new NoticeId(value)) : Optional.empty();
        } catch (IllegalArgumentException notUuid) {
            return Optional.empty();
        }
    }

    /** The Message-ID of its mail in that domain: nothing in it was written by a user. */
    public String messageId(String domain) {
        return "<" + value + "@" + domain + ">";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public int compareTo(NoticeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
