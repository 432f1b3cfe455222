package io.seatflow.schemas.registry;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A registry that shows a certificate of its own and asks for the client's; both sides have the same one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryTlsTest {
    private static final String PASSWORD = "change it";

    private final HttpsServer server = unstarted();
    private Map<String, String> keys = Map.of();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        String store = folder.resolve("store.p12").toString();
        keytool(store);
        keys = Map.of(
                "schema.registry.ssl.keystore.location", store,
                "schema.registry.ssl.keystore.password", PASSWORD,
                "schema.registry.ssl.keystore.type", "PKCS12",
                "schema.registry.ssl.truststore.location", store,
                "schema.registry.ssl.truststore.password", PASSWORD,
                "schema.registry.ssl.truststore.type", "PKCS12");
        SSLContext context = Objects.requireNonNull(RegistryTls.context(new RegistrySettings.Keys(keys)));
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asked = context.getDefaultSSLParameters();
                asked.setNeedClientAuth(true);
                parameters.setSSLParameters(asked);
            }
        });
        server.createContext("/", exchange -> {
            byte[] answer = "{\"schema\":\"\\\"string\\\"\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("a registry is reached over TLS with the configured stores")
    void bothStores() {
        try (RegistryClient client = client("")) {
            assertThat(client.schema(1)).isEqualTo(Schema.create(Schema.Type.STRING));
        }
    }

    @Test
    @DisplayName("without the trust store the registry is not believed")
    void notTrusted() {
        try (RegistryClient client = client("truststore")) {
            assertThatThrownBy(() -> client.schema(1))
                    .isInstanceOf(RegistryUnavailable.class)
                    .hasMessageContaining("SSL");
        }
    }

    @Test
    @DisplayName("without the key store the registry does not believe the client")
    void notKnown() {
        try (RegistryClient client = client("keystore")) {
            assertThatThrownBy(() -> client.schema(1)).isInstanceOf(RegistryUnavailable.class);
        }
    }

    private RegistryClient client(String without) {
        Map<String, String> settings = new HashMap<>(keys);
        settings.keySet().removeIf(key -> !without.isEmpty() && key.contains(without));
        settings.put(
                "schema.registry.url",
                "https://127.0.0.1:" + server.getAddress().getPort());
        settings.put("max.retries", "0");
        return new RegistryClient(RegistrySettings.from(settings));
    }

    private static HttpsServer unstarted() {
        try {
            return HttpsServer.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(String store) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "registry",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=registry",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store,
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }
}
