package io.seatflow.servers.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.seatflow.servers.Folders;
import io.seatflow.servers.ServerFailure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The keys that tokens are signed with, in a file that only its owner may read: they are the same after a restart. The
 * last one signs; those before it are still published, so that what they signed stays valid until it expires.
 *
 * <p>Safe for use by several threads.
 */
final class SigningKeys {
    private static final int BITS = 2048;
    private static final int MOST = 3;

    private final Path file;
    private volatile List<RSAKey> keys;

    /** Opens the folder's keys, or makes the first one. */
    SigningKeys(Path folder) {
        this.file = Folders.writable(folder).resolve("keys.json");
        this.keys = Files.exists(file) ? read(file) : List.of();
        if (keys.isEmpty()) {
            rotate();
        }
    }

    /** Signs with a new key from now on. */
    synchronized void rotate() {
        List<RSAKey> more = new ArrayList<>(keys);
        more.add(generate());
        List<RSAKey> kept = List.copyOf(more.subList(Math.max(0, more.size() - MOST), more.size()));
        write(kept);
        keys = kept;
    }

    /** What everybody may know of the keys, as a JSON Web Key Set. */
    String published() {
        return new JWKSet(List.<JWK>copyOf(keys)).toString(true);
    }

    /** The claims as a signed token. */
    String sign(JWTClaimsSet claims) {
        RSAKey key = keys.getLast();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new ServerFailure("the sign-in provider's key cannot sign", e);
        }
        return token.serialize();
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new ServerFailure("this JDK makes no RSA keys", e);
        }
    }

    private static List<RSAKey> read(Path file) {
        try {
            return JWKSet.load(file.toFile()).getKeys().stream()
                    .map(JWK::toRSAKey)
                    .toList();
        } catch (IOException | ParseException | ClassCastException unreadable) {
            throw new ServerFailure("file %s cannot be read: remove it".formatted(file), unreadable);
        }
    }

    private void write(List<RSAKey> kept) {
        Path partial = file.resolveSibling("keys.json.part");
        try {
            Files.deleteIfExists(partial);
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(partial, new JWKSet(List.<JWK>copyOf(kept)).toString(false), StandardCharsets.UTF_8);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new ServerFailure("file %s cannot be written".formatted(file), refused);
        }
    }
}
