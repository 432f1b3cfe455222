package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The first 128 bits of a SHA-256 over fields in order, each with its length, so that no two lists of fields run together. */
final class Fingerprint {
    private static final int ABSENT = -1;

    private final MessageDigest digest = sha256();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    Fingerprint add(@Nullable String field) {
        if (field == null) {
            return add(ABSENT);
        }
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    Fingerprint add(long field) {
        digest.update(number.putLong(0, field).array());
        return this;
    }

    UUID digest() {
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
