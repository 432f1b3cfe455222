package io.seatflow.admin.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** An OpenID Connect provider that says whatever a test wants. */
public final class TestIssuer implements AutoCloseable {
    private final HttpServer server;
    private volatile ECKey key = newKey();

    public TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/", exchange -> {
            String body = exchange.getRequestURI().getPath().equals("/keys")
                    ? new JWKSet(key.toPublicJWK()).toString()
                    : "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(issuer());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The key that tokens are signed with. */
    ECKey key() {
        return key;
    }

    /** From now on only a new key is published. */
    void rotate() {
        key = newKey();
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** A good token. */
    public String token(String tenantId, String userId) {
        return sign(claims(tenantId, userId).build(), key);
    }

    /** What a good token says. */
    JWTClaimsSet.Builder claims(String tenantId, String userId) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("seatflow")
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
                .claim("tid", tenantId)
                .claim("oid", userId)
                .claim("roles", "GLOBAL_ADMIN")
                .claim("email", "admin@contoso.example");
    }

    static String sign(JWTClaimsSet claims, ECKey key) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return token.serialize();
    }

    /** Answers nobody any more. */
    @Override
    public void close() {
        server.stop(0);
    }
}
