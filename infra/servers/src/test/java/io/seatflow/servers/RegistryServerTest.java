package io.seatflow.servers;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegistryServerTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("a schema keeps its id over a restart of the registry")
    void restart() throws Exception {
        String database = TestServers.postgres().createDatabase("registry_restart");
        String registered;
        try (RegistryServer first = RegistryServer.start(folder.resolve("log"), 0, database)) {
            registered = request(first, "/subjects/word-value/versions", "{\"schema\":\"\\\"string\\\"\"}");
            assertThat(registered).matches("\\{\"id\":[0-9]+.*}");
        }
        try (RegistryServer second = RegistryServer.start(folder.resolve("log"), 0, database)) {
            assertThat(request(second, "/subjects/word-value", "{\"schema\":\"\\\"string\\\"\"}"))
                    .contains(registered.replaceAll(".*(\"id\":[0-9]+).*", "$1"));
            assertThat(request(second, "/subjects/word-value/versions", "{\"schema\":\"\\\"string\\\"\"}"))
                    .isEqualTo(registered);
        }
    }

    @Test
    @DisplayName("stop ends the registry's process")
    void stop() {
        RegistryServer server = RegistryServer.start(
                folder.resolve("log"), 0, TestServers.postgres().createDatabase("registry_stop"));

        server.close();

        assertThat(server.process().isAlive()).isFalse();
    }

    @Test
    @DisplayName("a registry without its database says so at once")
    void noDatabase() {
        String missing = TestServers.postgres().jdbcUrl("no_such_database");

        assertThatThrownBy(() -> RegistryServer.start(folder.resolve("log"), 0, missing))
                .isInstanceOf(ServerFailure.class)
                .hasMessageStartingWith("the schema registry's database cannot be used")
                .hasMessageContaining("no_such_database");
    }

    @Test
    @DisplayName("a port in use is said in one line that names the option")
    void portInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> RegistryServer.start(folder.resolve("log"), taken.getLocalPort(), "unused"))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessage(
                            "port %d is in use: choose another with --registry-port or stop what listens there",
                            taken.getLocalPort());
        }
    }

    private static String request(RegistryServer server, String path, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }
}
