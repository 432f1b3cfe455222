package io.seatflow.workflow.database;

import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DatabaseTest {
    @Test
    @DisplayName("two sets of migrations live in one database, each numbered from V1, and are applied once")
    void twoSets() {
        DatabaseSettings settings = newDatabase();
        try (Database database = Database.open("sample", settings, "sample-first", "sample-second")) {
            database.jdbi().useHandle(handle -> {
                handle.execute("INSERT INTO shelf VALUES (1)");
                handle.execute("INSERT INTO book VALUES ('a', 1)");
            });
        }

        try (Database again = Database.open("sample", settings, "sample-first", "sample-second")) {
            assertThat(count(again, "book")).isEqualTo(1);
            assertThat(count(again, "migrations_sample_first WHERE version = '1' AND success"))
                    .isEqualTo(1);
            assertThat(count(again, "migrations_sample_second WHERE version = '1' AND success"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @DisplayName("every connection carries the session's settings")
    @CsvSource({
        "TimeZone, UTC",
        "enable_seqscan, off",
        "application_name, sample",
        "statement_timeout, 30s",
        "lock_timeout, 10s",
        "idle_in_transaction_session_timeout, 1min",
    })
    void session(String name, String expected) {
        try (Database database = Database.open("sample", newDatabase())) {
            String actual = database.jdbi()
                    .withHandle(handle -> handle.createQuery("SHOW " + name)
                            .mapTo(String.class)
                            .one());

            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("a statement that runs too long is cut off and is a passing fault")
    void statementTimeout() {
        DatabaseSettings all = newDatabase();
        DatabaseSettings impatient = new DatabaseSettings(
                all.url(),
                all.user(),
                all.password(),
                1,
                Duration.ofMillis(50),
                all.lockTimeout(),
                all.idleInTransactionTimeout(),
                false);
        try (Database database = Database.open("sample", impatient)) {
            Throwable failure =
                    catchThrowable(() -> database.jdbi().useHandle(handle -> handle.execute("SELECT pg_sleep(30)")));

            assertThat(failure).rootCause().hasMessageContaining("canceling statement due to statement timeout");
            assertThat(SqlFault.of(failure)).isEqualTo(SqlFault.PASSING);
        }
    }

    @Test
    @DisplayName("C12 the message of a failed statement holds neither its values nor its row")
    void noValuesInMessages() {
        try (Database database = Database.open("sample", newDatabase(), "sample-first", "sample-second")) {
            Throwable failure = catchThrowable(() -> database.jdbi()
                    .useHandle(handle ->
                            handle.execute("INSERT INTO book (id, shelf) VALUES (?, ?)", "4242424242424242", 7)));

            assertThat(SqlFault.of(failure)).isEqualTo(SqlFault.DATA);
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain("4242424242424242", "(7)");
            }
        }
    }

    @Test
    @DisplayName("a server that may forget what it committed is refused, unless allowed")
    void unsafe() throws SQLException {
        DatabaseSettings settings = newDatabase();
        execute("ALTER DATABASE " + nameOf(settings) + " SET synchronous_commit = off");

        assertThatThrownBy(() -> Database.open("sample", settings))
                .isInstanceOf(DatabaseNotUsable.class)
                .hasMessageContaining("synchronous_commit")
                .hasMessageContaining("allow-unsafe-database=true");
        Database.open("sample", settings.allowingUnsafe()).close();
    }

    @Test
    @DisplayName("a wrong password gives one line that names address and user and hides the password")
    void wrongPassword() throws SQLException {
        DatabaseSettings settings = newDatabase();
        execute("CREATE ROLE nobody NOLOGIN PASSWORD 'right'");
        DatabaseSettings wrong = DatabaseSettings.of(
                settings.address() + "?ssl=false&password=hunter2", "nobody", new Secret("hunter2"));

        DatabaseNotUsable failure = catchThrowableOfType(DatabaseNotUsable.class, () -> Database.open("sample", wrong));

        assertThat(failure)
                .hasMessageContaining("sample cannot use database " + settings.address() + " as user nobody: ")
                .hasMessageContaining("not permitted to log in");
        assertThat(failure.getMessage()).doesNotContain("hunter2").hasLineCount(1);
        assertThat(wrong.toString()).doesNotContain("hunter2");
    }

    @Test
    @DisplayName("an address where nobody answers gives one line that names it")
    void nobodyThere() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + freePort() + "/sample";

        DatabaseNotUsable failure = catchThrowableOfType(
                DatabaseNotUsable.class,
                () -> Database.open("sample", DatabaseSettings.of(url, "sample", new Secret("hunter2"))));

        assertThat(failure).hasMessageContaining(url).hasMessageContaining("refused");
        assertThat(failure.getMessage()).doesNotContain("hunter2").hasLineCount(1);
    }

    @Test
    @DisplayName("a URL that is not PostgreSQL's gives one line that says so")
    void notAnAddress() {
        assertThatThrownBy(() -> Database.open("sample", DatabaseSettings.of("localhost/sample", "a", new Secret(""))))
                .isInstanceOf(DatabaseNotUsable.class)
                .hasMessageContaining("jdbc:postgresql://host:port/name");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a migration that fails or is missing stops the start and names its set")
    @ValueSource(strings = {"sample-broken", "sample-missing"})
    void brokenMigration(String name) {
        assertThatThrownBy(() -> Database.open("sample", newDatabase(), name))
                .isInstanceOf(DatabaseNotUsable.class)
                .hasMessageStartingWith("migrations " + name + " failed: ");
    }

    @Test
    @DisplayName("after close no connection is left on the server")
    void closed() throws SQLException {
        DatabaseSettings settings = newDatabase();
        Database database = Database.open("sample", settings);
        database.jdbi().useHandle(handle -> handle.execute("SELECT 1"));

        database.close();

        assertThatThrownBy(() -> database.dataSource().getConnection()).isInstanceOf(SQLException.class);
        execute("DROP DATABASE " + nameOf(settings)); // refused by the server while somebody is connected
    }

    private static DatabaseSettings newDatabase() {
        String name = "d" + UUID.randomUUID().toString().replace("-", "");
        String url = TestServers.postgres().createDatabase(name);
        return DatabaseSettings.of(url, PostgresServer.USER, new Secret(""));
    }

    private static String nameOf(DatabaseSettings settings) {
        return settings.address().substring(settings.address().lastIndexOf('/') + 1);
    }

    private static void execute(String sql) throws SQLException {
        String url = TestServers.postgres().jdbcUrl(PostgresServer.USER);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Database database, String rows) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + rows)
                        .mapTo(Integer.class)
                        .one());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
