package io.seatflow.admin.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens that an issuer's admin must not be let in with, by what is wrong with them. */
public final class BadTokens {
    private BadTokens() {}

    public static Map<String, String> of(TestIssuer issuer, String tenantId, String userId) {
        Map<String, String> bad = new LinkedHashMap<>();
        JWTClaimsSet good = issuer.claims(tenantId, userId).build();
        bad.put("expired", signed(issuer, new JWTClaimsSet.Builder(good).expirationTime(in(-2))));
        bad.put("not valid yet", signed(issuer, new JWTClaimsSet.Builder(good).notBeforeTime(in(2))));
        bad.put("for ever", signed(issuer, new JWTClaimsSet.Builder(good).expirationTime(null)));
        bad.put("other audience", signed(issuer, new JWTClaimsSet.Builder(good).audience("another-app")));
        bad.put("other issuer", signed(issuer, new JWTClaimsSet.Builder(good).issuer("https://evil.example")));
        bad.put("no tenant", signed(issuer, new JWTClaimsSet.Builder(good).claim("tid", null)));
        bad.put("no object", signed(issuer, new JWTClaimsSet.Builder(good).claim("oid", null)));
        bad.put("blank object", signed(issuer, new JWTClaimsSet.Builder(good).claim("oid", " ")));
        bad.put("control character", signed(issuer, new JWTClaimsSet.Builder(good).claim("oid", "a\0b")));
        bad.put("number as tenant", signed(issuer, new JWTClaimsSet.Builder(good).claim("tid", 7)));
        bad.put("unsigned", new PlainJWT(good).serialize());
        bad.put("other signer", TestIssuer.sign(good, TestIssuer.newKey()));
        bad.put("shared secret made of the public key", withSecret(issuer, good));
        bad.put("cut", issuer.token(tenantId, userId).substring(0, 60));
        bad.put("changed", changed(issuer.token(tenantId, userId)));
        bad.put("no token", "certainly-not");
        return bad;
    }

    private static String signed(TestIssuer issuer, JWTClaimsSet.Builder claims) {
        return TestIssuer.sign(claims.build(), issuer.key());
    }

    private static Date in(int minutes) {
        return Date.from(Instant.now().plus(Duration.ofMinutes(minutes)));
    }

    /** Who mixes the algorithms up would check this with what everybody can read. */
    private static String withSecret(TestIssuer issuer, JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new MACSigner(issuer.key().toPublicJWK().toJSONString()));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return token.serialize();
    }

    private static String changed(String token) {
        int payload = token.indexOf('.') + 10;
        char other = token.charAt(payload) == 'A' ? 'B' : 'A';
        return token.substring(0, payload) + other + token.substring(payload + 1);
    }
}
