package io.seatflow.schemas.registry;

import io.seatflow.schemas.registry.RegistrySettings.Keys;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Turns {@code basic.auth.*} and {@code bearer.auth.*} into the header {@code Authorization}. */
final class RegistryCredentials {
    private RegistryCredentials() {}

    static @Nullable String header(Keys keys, List<URI> addresses) {
        String bearer = keys.optional("bearer.auth.credentials.source");
        if (bearer != null) {
            if (!"STATIC_TOKEN".equals(bearer)) {
                throw new IllegalArgumentException(
                        "bearer.auth.credentials.source " + bearer + " is not supported, only STATIC_TOKEN");
            }
            return "Bearer " + keys.required("bearer.auth.token");
        }
        String source = keys.optional("basic.auth.credentials.source");
        return switch (source == null ? "URL" : source) {
            case "URL" -> fromAddress(addresses);
            case "USER_INFO" -> basic(keys.required("basic.auth.user.info"));
            default ->
                throw new IllegalArgumentException(
                        "basic.auth.credentials.source " + source + " is not supported, only URL and USER_INFO");
        };
    }

    private static @Nullable String fromAddress(List<URI> addresses) {
        return addresses.stream()
                .map(URI::getRawUserInfo)
                .filter(info -> info != null)
                .findFirst()
                .map(info -> basic(URLDecoder.decode(info.replace("+", "%2B"), StandardCharsets.UTF_8)))
                .orElse(null);
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }
}
