package io.seatflow.workflow.postgres;

import io.seatflow.workflow.Conflict;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Statements that travel to the server together and are answered together, in their order: a small batch costs hardly
 * anything but ways there and back. Of one transaction; used by its thread.
 *
 * <p>Whoever adds a statement learns what became of it when the exchange is {@link #send() sent}, at the latest with the
 * writing of the lanes. The driver pipelines them as long as the types of all values are known to it, which is so for the
 * arrays and texts that can be bound here.
 */
public final class Exchange {
    private static final String UNIQUE_VIOLATION = "23505";
    /**
     * So much may be on its way to a server that is writing rows which nobody reads yet. If it were more than the sockets
     * hold, both would wait for each other.
     */
    private static final long MOST_BEHIND_ROWS = 16 << 10;

    private final Handle handle;
    private final List<Ask> asks = new ArrayList<>();

    /** @param handle of the transaction */
    public Exchange(Handle handle) {
        this.handle = handle;
    }

    /** Reads a row of a result. */
    @FunctionalInterface
    public interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** @param table that it has to write so many rows of, if any */
    private record Ask(
            Statement statement,
            boolean bringsRows,
            @Nullable String table,
            Answered answered) {}

    /** What is to be done with an answer. */
    @FunctionalInterface
    private interface Answered {
        void take(PreparedStatement from) throws SQLException, Conflict;
    }

    /**
     * Adds a query.
     *
     * @return its rows, once the exchange was sent
     */
    public <R> Supplier<List<R>> query(Statement statement, RowReader<R> reader) {
        List<R> rows = new ArrayList<>();
        asks.add(new Ask(statement, true, null, from -> {
            try (ResultSet result = from.getResultSet()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
        }));
        return () -> rows;
    }

    /** Adds a statement that writes whatever it finds. */
    public void write(Statement statement) {
        asks.add(new Ask(statement, false, null, from -> {}));
    }

    /**
     * Adds a statement that has to write so many rows, or somebody else was first: a conflict. So is a row that breaks a
     * unique index of the table. Nothing is asked of the server for the case that it does, since that doubles an insert's search of the
     * index.
     */
    public void write(String table, int rows, Statement statement) {
        asks.add(new Ask(statement, false, table, from -> RowCount.expect(table, rows, from.getUpdateCount())));
    }

    /** For a statement of its own: everything that was added before it is sent. */
    public Handle handle() throws Conflict {
        send();
        return handle;
    }

    /** Sends queries, which conflict with nobody's. */
    public void read() {
        try {
            send();
        } catch (Conflict written) {
            throw new IllegalStateException("expected queries only", written);
        }
    }

    /**
     * Sends what was added, and takes the answers.
     *
     * @throws Conflict if another transaction wrote first what a statement was to write
     * @throws NotExecuted if the server refused a statement, or did not answer
     */
    public void send() throws Conflict {
        if (asks.isEmpty()) {
            return;
        }
        List<Ask> added = List.copyOf(asks);
        asks.clear();
        long behind = added.stream().mapToLong(ask -> ask.statement().size()).sum();
        int first = 0;
        for (int next = 1; next <= added.size(); next++) {
            Ask last = added.get(next - 1);
            behind -= last.statement().size();
            if (next == added.size() || (last.bringsRows() && behind > MOST_BEHIND_ROWS)) {
                send(added.subList(first, next));
                first = next;
            }
        }
    }

    private void send(List<Ask> together) throws Conflict {
        Connection connection = handle.getConnection();
        try (PreparedStatement all = connection.prepareStatement(text(together))) {
            int parameter = 1;
            for (Ask ask : together) {
                parameter = ask.statement().bind(connection, all, parameter);
            }
            all.execute();
            for (Ask ask : together) {
                ask.answered().take(all);
                all.getMoreResults();
            }
        } catch (SQLException e) {
            String taken = tableOfUniqueViolation(e);
            if (taken != null && together.stream().anyMatch(ask -> taken.equals(ask.table()))) {
                throw new Conflict("table %s: somebody else wrote some of the rows".formatted(taken));
            }
            throw new NotExecuted(together.size(), e);
        }
    }

    private static @Nullable String tableOfUniqueViolation(SQLException e) {
        return e instanceof PSQLException fault
                        && UNIQUE_VIOLATION.equals(fault.getSQLState())
                        && fault.getServerErrorMessage() != null
                ? fault.getServerErrorMessage().getTable()
                : null;
    }

    private static String text(List<Ask> asks) {
        if (asks.size() == 1) {
            return asks.getFirst().statement().sql();
        }
        StringBuilder text = new StringBuilder();
        for (Ask ask : asks) {
            text.append(text.isEmpty() ? "" : ";\n").append(ask.statement().sql());
        }
        return text.toString();
    }

    /** Statements were not executed; why is the cause's to say. */
    public static final class NotExecuted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotExecuted(int statements, @Nullable Throwable cause) {
            super("a statement of " + statements + " sent together was not executed", cause);
        }
    }
}
