package io.seatflow.schemas.registry;

import io.seatflow.schemas.registry.RegistrySettings.Keys;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Turns {@code ssl.keystore.*} and {@code ssl.truststore.*} into a TLS context. Host names are always verified. */
final class RegistryTls {
    private RegistryTls() {}

    static @Nullable SSLContext context(Keys keys) {
        String trustStore = keys.optional("ssl.truststore.location");
        String keyStore = keys.optional("ssl.keystore.location");
        if (trustStore == null && keyStore == null) {
            return null;
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keyStore == null ? null : keyManagers(keys, keyStore),
                    trustStore == null ? null : trustManagers(keys, trustStore),
                    null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "cannot use ssl.truststore.location " + trustStore + " and ssl.keystore.location " + keyStore + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static KeyManager[] keyManagers(Keys keys, String location) throws GeneralSecurityException, IOException {
        char[] storePassword = password(keys, "ssl.keystore.password");
        char[] keyPassword = password(keys, "ssl.key.password");
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(
                load(location, keys.optional("ssl.keystore.type"), storePassword),
                keyPassword == null ? storePassword : keyPassword);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trustManagers(Keys keys, String location)
            throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(load(location, keys.optional("ssl.truststore.type"), password(keys, "ssl.truststore.password")));
        return factory.getTrustManagers();
    }

    private static KeyStore load(String location, @Nullable String type, char @Nullable [] password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(type == null ? "JKS" : type);
        try (InputStream in = Files.newInputStream(Path.of(location))) {
            store.load(in, password);
        }
        return store;
    }

    private static char @Nullable [] password(Keys keys, String key) {
        String password = keys.optional(key);
        return password == null ? null : password.toCharArray();
    }
}
