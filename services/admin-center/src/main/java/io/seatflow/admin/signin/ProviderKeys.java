package io.seatflow.admin.signin;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * The provider's public keys, found by its discovery document when they are first needed: the provider need not answer
 * when a service starts. Keys are kept for minutes; one that is not known makes them be fetched again, at most every few
 * seconds, so that a rotation is noticed at once and strangers' tokens cost nothing. Safe for use by several threads.
 */
final class ProviderKeys {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int LARGEST_DOCUMENT = 256 << 10;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String issuer;
    private final InstantSource clock;
    private final DefaultResourceRetriever documents =
            new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST_DOCUMENT);
    private @Nullable JWKSource<SecurityContext> keys;
    private @Nullable ProviderAway failure;
    private long failedAt;

    ProviderKeys(String issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** @throws ProviderAway where the discovery document cannot be had, or is not this issuer's */
    synchronized JWKSource<SecurityContext> source() throws ProviderAway {
        JWKSource<SecurityContext> known = keys;
        if (known != null) {
            return known;
        }
        ProviderAway last = failure;
        if (last != null && clock.millis() - failedAt < AFTER_FAILURE.toMillis()) {
            throw last;
        }
        try {
            JWKSource<SecurityContext> found = JWKSourceBuilder.create(discover(), documents)
                    .cache(KEPT.toMillis(), PATIENCE_MILLIS)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .retrying(true)
                    .build();
            keys = found;
            return found;
        } catch (IOException | ParseException | IllegalArgumentException e) {
            ProviderAway away = new ProviderAway("the keys of issuer %s cannot be found".formatted(issuer), e);
            failure = away;
            failedAt = clock.millis();
            throw away;
        }
    }

    private URL discover() throws IOException, ParseException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI address = URI.create(base + "/.well-known/openid-configuration");
        checkSecure(address);
        Map<String, Object> document = JSONObjectUtils.parse(
                documents.retrieveResource(address.toURL()).getContent());
        String named = JSONObjectUtils.getString(document, "issuer");
        if (!issuer.equals(named)) {
            throw new IOException("expected the document of issuer %s, found that of %s".formatted(issuer, named));
        }
        URI keysAddress = JSONObjectUtils.getURI(document, "jwks_uri");
        if (keysAddress == null) {
            throw new IOException("expected jwks_uri in %s, found none".formatted(address));
        }
        checkSecure(keysAddress);
        return keysAddress.toURL();
    }

    /** Keys that come over the network in the clear are anybody's. */
    private static void checkSecure(URI address) throws IOException {
        String host = address.getHost();
        boolean here = host != null && InetAddress.getByName(host).isLoopbackAddress();
        if (!"https".equals(address.getScheme()) && !here) {
            throw new IOException("expected an address with https, found %s".formatted(address));
        }
    }
}
