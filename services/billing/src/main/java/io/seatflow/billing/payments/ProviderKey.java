package io.seatflow.billing.payments;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An order id as the provider can take it, in a header and in metadata: itself where it is at most 255 visible ASCII
 * characters, as order ids are, or else its SHA-256. Always the same for the same order.
 */
final class ProviderKey {
    private static final Pattern AS_IT_IS = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private ProviderKey() {}

    static String of(String orderId) {
        return AS_IT_IS.matcher(orderId).matches() ? orderId : "sha256:" + sha256(orderId);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
