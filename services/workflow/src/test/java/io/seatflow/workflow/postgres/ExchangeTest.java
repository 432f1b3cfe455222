package io.seatflow.workflow.postgres;

import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.postgres.Exchange.NotExecuted;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ExchangeTest {
    private static final String INSERT = "INSERT INTO thing (id, size) SELECT unnest(:ids), unnest(:sizes)";
    private static final String THINGS = "SELECT id, size FROM thing WHERE id = ANY (:ids) ORDER BY id";

    private final PostgresServer server = TestServers.postgres();
    private WayCounter way;
    private Handle handle;
    private Exchange exchange;

    @BeforeEach
    void begin() throws Exception {
        String database = "exchange" + UUID.randomUUID().toString().replace("-", "");
        server.createDatabase(database);
        way = new WayCounter(server.port());
        handle = Jdbi.create(PostgresServer.jdbcUrl(way.port(), database) + "&prepareThreshold=1")
                .installPlugin(new PostgresPlugin())
                .open();
        handle.execute("CREATE TABLE thing (id text PRIMARY KEY, size integer CHECK (size > 0))");
        handle.execute("CREATE TABLE other (id text PRIMARY KEY)");
        handle.begin();
        exchange = new Exchange(handle);
    }

    @AfterEach
    void end() throws Exception {
        way.close();
    }

    @Test
    @DisplayName("statements are answered in their order, and see what those before them wrote")
    void inOrder() throws Conflict {
        exchange.write("thing", 2, insert(List.of("a", "b"), List.of(1, 2)));
        Supplier<List<String>> found = things("a", "b", "c");
        exchange.write("thing", 1, insert(List.of("c"), List.of(3)));
        Supplier<List<String>> later = things("c");
        exchange.send();
        assertThat(found.get()).containsExactly("a 1", "b 2");
        assertThat(later.get()).containsExactly("c 3");
    }

    @Test
    @DisplayName("however many statements, they go one way and their answers another")
    void oneWay() throws Conflict {
        for (int round = 0; round < 3; round++) {
            String id = "round" + round;
            long before = way.requests();
            exchange.write("thing", 1, insert(List.of(id), List.of(1)));
            things(id);
            exchange.write(Statement.of("UPDATE thing SET size = size + 1 WHERE id = ANY (:ids)")
                    .bindArray("ids", String.class, List.of(id)));
            Supplier<List<String>> found = things(id);
            exchange.send();
            assertThat(way.requests() - before).isEqualTo(1);
            assertThat(found.get()).containsExactly(id + " 2");
        }
        long before = way.requests();
        things("a");
        exchange.send();
        things("a");
        exchange.send();
        assertThat(way.requests() - before).isEqualTo(2);
    }

    @Test
    @DisplayName("values of all types arrive, and null among them")
    void types() throws Conflict {
        UUID uuid = UUID.randomUUID();
        Supplier<List<String>> row = exchange.query(
                Statement.of("""
                                SELECT unnest(:texts), unnest(:uuids), unnest(:longs), to_timestamp(unnest(:times)) = to_timestamp(:time),
                                    convert_from(unnest(:blobs), 'UTF8'), unnest(:flags), :text || '::text'""")
                        .bindArray("texts", String.class, Arrays.asList("x", null))
                        .bindArray("uuids", UUID.class, Arrays.asList(uuid, null))
                        .bindArray("longs", Long.class, Arrays.asList(1L << 40, null))
                        .bindArray("times", Double.class, Arrays.asList(1.5, null))
                        .bindArray("blobs", byte[].class, Arrays.asList("y".getBytes(StandardCharsets.UTF_8), null))
                        .bindArray("flags", Boolean.class, Arrays.asList(true, null))
                        .bind("time", 1.5)
                        .bind("text", "z"),
                result -> result.getString(1)
                        + result.getObject(2)
                        + result.getObject(3)
                        + result.getObject(4)
                        + result.getString(5)
                        + result.getObject(6)
                        + result.getString(7));
        exchange.send();
        assertThat(row.get())
                .containsExactly("x" + uuid + (1L << 40) + "trueytruez::text", "nullnullnullnullnullnullz::text");
    }

    @Test
    @DisplayName("a row that somebody else wrote is a conflict")
    void taken() throws Conflict {
        exchange.write("thing", 1, insert(List.of("a"), List.of(1)));
        exchange.send();
        exchange.write("thing", 1, insert(List.of("a"), List.of(1)));
        assertThatThrownBy(exchange::send).isInstanceOf(Conflict.class).hasMessageContaining("thing");
    }

    @Test
    @DisplayName("fewer rows than were meant are a conflict")
    void fewer() {
        exchange.write(
                "thing",
                1,
                Statement.of("DELETE FROM thing WHERE id = ANY (:ids)").bindArray("ids", String.class, List.of("a")));
        assertThatThrownBy(exchange::send).isInstanceOf(Conflict.class).hasMessageContaining("wrote 0");
    }

    @Test
    @DisplayName(
            "what the server refuses is told with its code, also a unique index of a table that nobody counts rows of")
    void refused() {
        exchange.write("thing", 1, insert(List.of("a"), List.of(0)));
        assertThatThrownBy(exchange::send)
                .isInstanceOf(NotExecuted.class)
                .cause()
                .extracting(cause -> ((PSQLException) cause).getSQLState())
                .isEqualTo("23514");
        handle.rollback();
        handle.begin();
        exchange.write(Statement.of("INSERT INTO other VALUES ('a'), ('a')"));
        exchange.write("thing", 1, insert(List.of("a"), List.of(1)));
        assertThatThrownBy(exchange::send).isInstanceOf(NotExecuted.class);
    }

    @Test
    @DisplayName("a statement of its own comes behind those that were added before it")
    void behind() throws Conflict {
        exchange.write("thing", 1, insert(List.of("a"), List.of(1)));
        assertThat(exchange.handle().createUpdate("DELETE FROM thing").execute())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("a server that writes many rows and a client that has much to send do not wait for each other")
    void much() {
        int number = 25_000;
        String text = "x".repeat(1_200);
        List<String> ids =
                IntStream.range(0, number).mapToObj(each -> each + text).toList();
        List<Integer> sizes = Collections.nCopies(number, 1);
        Supplier<List<Integer>> rows = exchange.query(
                Statement.of("SELECT length(unnest(:ids)), repeat('x', 2000)").bindArray("ids", String.class, ids),
                row -> row.getInt(1));
        exchange.write("thing", number, insert(ids, sizes));
        assertTimeoutPreemptively(Duration.ofSeconds(60), exchange::send);
        assertThat(rows.get()).hasSize(number);
    }

    @Test
    @DisplayName("a value that is missing is named")
    void missing() {
        exchange.write(Statement.of(INSERT).bindArray("ids", String.class, List.of("a")));
        assertThatThrownBy(exchange::send).hasMessageContaining(":sizes");
    }

    private Supplier<List<String>> things(String... ids) {
        return exchange.query(
                Statement.of(THINGS).bindArray("ids", String.class, List.of(ids)),
                row -> row.getString("id") + " " + row.getInt("size"));
    }

    private static Statement insert(List<String> ids, List<Integer> sizes) {
        return Statement.of(INSERT).bindArray("ids", String.class, ids).bindArray("sizes", Integer.class, sizes);
    }
}
