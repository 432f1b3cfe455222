package io.seatflow.billing.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Invoice numbers such as {@code INV-20261121-153045-7Q2M9KXB4T6W}: the second of issue in UTC, then 60 bits of the
 * order id's SHA-256. A decision can make one without asking anybody, and numbers that are issued together lie together
 * in the index.
 */
final class InvoiceNumber {
    /** No I, L, O and U: they are misread, or read as words. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int BITS_PER_DIGIT = 5;
    private static final int LENGTH = 12;
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private InvoiceNumber() {}

    static String of(String orderId, Instant issuedAt) {
        return of("INV", orderId, issuedAt);
    }

    /** @param cause the order, payment or refund that it is about */
    static String of(String kind, String cause, Instant issuedAt) {
        StringBuilder number = new StringBuilder(kind)
                .append('-')
                .append(SECOND.format(issuedAt))
                .append('-');
        long bits = firstBits(cause);
        for (int i = 0; i < LENGTH; i++) {
            number.append(DIGITS.charAt((int) (bits & (DIGITS.length() - 1))));
            bits >>>= BITS_PER_DIGIT;
        }
        return number.toString();
    }

    private static long firstBits(String orderId) {
        byte[] digest = sha256().digest(orderId.getBytes(StandardCharsets.UTF_8));
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << Byte.SIZE) | (digest[i] & 0xFF);
        }
        return bits;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
