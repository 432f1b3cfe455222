package io.seatflow.admin.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids made from what they stand for: a UUID of version 8 of a SHA-256 over texts. */
final class Digest {
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Digest() {}

    /** The same for the same texts in the same order, and for no others. */
    static UUID of(String... texts) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException noJdk) {
            throw new IllegalStateException(noJdk);
        }
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer first = ByteBuffer.wrap(digest.digest());
        return new UUID((first.getLong() & VERSION_MASK) | VERSION, (first.getLong() & VARIANT_MASK) | VARIANT);
    }
}
