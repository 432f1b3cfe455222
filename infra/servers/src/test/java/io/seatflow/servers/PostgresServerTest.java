package io.seatflow.servers;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresServerTest {
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "server_encoding, UTF8"
    })
    @DisplayName("what is committed is durable, and only this machine can connect")
    void settings(String setting, String expected) throws SQLException {
        String url = TestServers.postgres().jdbcUrl("postgres");

        assertThat(query(url, "SHOW " + setting)).isEqualTo(expected);
    }

    @Test
    @DisplayName("creating a database that is there already keeps what is in it")
    void createDatabaseTwice() throws SQLException {
        String url = TestServers.postgres().createDatabase("created_twice");
        execute(url, "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (7)");

        String again = TestServers.postgres().createDatabase("created_twice");

        assertThat(again).isEqualTo(url);
        assertThat(query(url, "SELECT id FROM kept")).isEqualTo("7");
    }

    @Test
    @DisplayName("a database name that could be anything else is refused")
    void databaseName() {
        assertThatThrownBy(() -> TestServers.postgres().createDatabase("x; DROP TABLE y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("data survives an orderly stop, then a killed server, each followed by a start on the same folder")
    void restarts(@TempDir Path folder) throws SQLException {
        try (PostgresServer first = PostgresServer.start(folder, 0)) {
            String url = first.createDatabase("kept");
            execute(url, "CREATE TABLE word (text text)", "INSERT INTO word VALUES ('orderly')");
        }
        try (PostgresServer second = PostgresServer.start(folder, 0)) {
            String url = second.jdbcUrl("kept");
            assertThat(query(url, "SELECT text FROM word")).isEqualTo("orderly");
            execute(url, "UPDATE word SET text = 'killed'");
            second.process().kill();
            second.process().onExit().join();
            assertThat(folder.resolve("data/postmaster.pid")).exists();

            try (PostgresServer third = PostgresServer.start(folder, second.port())) {
                assertThat(query(third.jdbcUrl("kept"), "SELECT text FROM word"))
                        .isEqualTo("killed");
            }
        }
    }

    @Test
    @DisplayName("a pid file whose process id another program has by now does not stop the start")
    void stalePidFile(@TempDir Path folder) throws Exception {
        PostgresServer.start(folder, 0).close();
        Files.writeString(
                folder.resolve("data/postmaster.pid"),
                "%d%n%s%n".formatted(ProcessHandle.current().pid(), folder.resolve("data")));

        try (PostgresServer server = PostgresServer.start(folder, 0)) {
            assertThat(query(server.jdbcUrl("postgres"), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    @DisplayName("a damaged data folder is reported, and never made anew")
    void damaged(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("precious"), "rows");

        assertThatThrownBy(() -> PostgresServer.start(folder, 0)).isInstanceOf(ServerFailure.class);
        assertThat(data.resolve("precious")).hasContent("rows");
    }

    @Test
    @DisplayName("a port in use is said in one line that names the option")
    void portInUse(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> PostgresServer.start(folder, taken.getLocalPort()))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessage(
                            "port %d is in use: choose another with --postgres-port or stop what listens there",
                            taken.getLocalPort());
        }
    }

    @Test
    @DisplayName("a folder that is a file is said in one line")
    void folderNotWritable(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> PostgresServer.start(file, 0))
                .isInstanceOf(ServerFailure.class)
                .hasMessage("folder %s cannot be written: choose another with --data", file);
    }

    @Test
    @DisplayName("blocked user namespaces are named as the reason")
    void blockedUserNamespaces(@TempDir Path folder) throws Exception {
        Path log =
                Files.writeString(folder.resolve("postgres.log"), "unshare: unshare failed: Operation not permitted\n");

        assertThat(PostgresCluster.whyItDied(log))
                .isEqualTo("PostgreSQL cannot run as root here, since user namespaces are blocked"
                        + " (unshare: unshare failed: Operation not permitted): run as another user");
    }

    @Test
    @DisplayName("an orderly stop ends the process and removes its pid file")
    void stop(@TempDir Path folder) {
        PostgresServer server = PostgresServer.start(folder, 0);

        server.close();

        Awaitility.await().until(() -> !server.process().isAlive());
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
