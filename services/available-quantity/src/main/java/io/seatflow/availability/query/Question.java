package io.seatflow.availability.query;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What somebody asks: one product of a tenant, or all.
 *
 * @param productId null for all
 * @param forwarded whether another instance passed it on, taking this one for the owner
 */
public record Question(String tenantId, @Nullable String productId, boolean forwarded) {
    private static final int LONGEST_ID = 255;

    /** Whether the ids can be ids at all. A slash is none of a path segment's characters. */
    boolean isValid() {
        return isId(tenantId) && (productId == null || isId(productId));
    }

    /** Where another instance answers it. */
    String path() {
        String tenant = "/tenants/" + segment(tenantId) + "/products";
        return productId == null ? tenant : tenant + "/" + segment(productId);
    }

    private static boolean isId(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_ID
                && text.indexOf('/') < 0
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
