package io.seatflow.qa.chaos.relay;

import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.TestServers;
import io.seatflow.servers.payments.PaymentSandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The relay before the real servers. */
class RelayTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("a commit's answer is lost with its connection, and what was committed is there")
    void commit() throws Exception {
        PostgresServer server = TestServers.postgres();
        String direct = server.createDatabase("relay");
        try (Relay relay = Relay.to(server.port(), CommitAnswers::new);
                Connection connection = DriverManager.getConnection(through(relay, direct));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE kept (number integer)");
            connection.commit();
            statement.execute("INSERT INTO kept VALUES (1)");
            relay.loseAnswers(1);

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);

            assertThat(relay.lostAnswers()).isEqualTo(1);
            assertThat(count(direct)).isEqualTo(1);
            assertThat(count(through(relay, direct))).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("cut connections fail, and new ones are passed on")
    void cut() throws Exception {
        PostgresServer server = TestServers.postgres();
        try (Relay relay = Relay.to(server.port(), CommitAnswers::new);
                Connection connection =
                        DriverManager.getConnection(through(relay, server.jdbcUrl(PostgresServer.USER)));
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");

            assertThat(relay.cut()).isEqualTo(1);

            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
            try (Connection next = DriverManager.getConnection(through(relay, server.jdbcUrl(PostgresServer.USER)))) {
                assertThat(next.isValid(5)).isTrue();
            }
        }
    }

    @Test
    @DisplayName("a charge's answer is lost, and the money is taken")
    void charge() throws Exception {
        try (PaymentSandbox sandbox = PaymentSandbox.start(folder, 0);
                Relay relay = Relay.to(sandbox.port(), ChargeAnswers::new);
                HttpClient client = HttpClient.newHttpClient()) {
            relay.loseAnswers(1);
            HttpRequest ledger = HttpRequest.newBuilder(at(relay, "/ledger")).build();
            assertThat(client.send(ledger, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .as("an answer that does not matter")
                    .isEqualTo(200);
            HttpRequest charge = HttpRequest.newBuilder(at(relay, "/v1/payment_intents"))
                    .header("Authorization", "Bearer " + PaymentSandbox.API_KEY)
                    .header("Idempotency-Key", "order-1")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "amount=1400&currency=usd&payment_method=pm_card_visa&payment_method_types[]=card"
                                    + "&confirm=true&off_session=true&metadata[order_id]=order-1"))
                    .build();

            assertThatThrownBy(() -> client.send(charge, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);

            assertThat(relay.lostAnswers()).isEqualTo(1);
            assertThat(client.send(ledger, HttpResponse.BodyHandlers.ofString()).body())
                    .containsOnlyOnce("\"orderId\":\"order-1\"");
        }
    }

    private static URI at(Relay relay, String path) {
        return URI.create("http://127.0.0.1:" + relay.port() + path);
    }

    private static String through(Relay relay, String url) {
        return url.replaceFirst(":[0-9]+/", ":" + relay.port() + "/");
    }

    private static long count(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
