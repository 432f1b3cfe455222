package io.seatflow.servers.payments;

import io.seatflow.servers.payments.Reply.Answer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Takes any test key, as a bearer token or as the user of basic authentication. A live key has no business here. */
final class ApiKeys {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private ApiKeys() {}

    /** Empty where the request may go on. */
    static Optional<Answer> refusal(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.of(Refusals.noKey());
        }
        return key(authorization).startsWith("sk_test_") ? Optional.empty() : Optional.of(Refusals.wrongKey());
    }

    private static String key(String authorization) {
        if (authorization.startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).strip();
        } else if (authorization.startsWith(BASIC)) {
            return user(authorization.substring(BASIC.length()).strip());
        }
        return "";
    }

    private static String user(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
