package io.seatflow.billing.store;

import io.seatflow.workflow.Conflict;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Rows to be sent to a statement as one array per column. */
record Rows<S extends SqlStatement<S>, R>(S statement, List<R> rows) {

    Rows<S, R> text(String column, Function<R, @Nullable String> value) {
        return array(column, String.class, value);
    }

    Rows<S, R> number(String column, Function<R, @Nullable Long> value) {
        return array(column, Long.class, value);
    }

    /** As text, since the driver has no array of instants. */
    Rows<S, R> instant(String column, Function<R, Instant> value) {
        return array(column, String.class, row -> value.apply(row).toString());
    }

    private <V> Rows<S, R> array(String column, Class<V> type, Function<R, @Nullable V> value) {
        Object[] values = rows.stream().map(value).toArray();
        statement.bindArray(column, type, values);
        return this;
    }

    /**
     * Checks how many rows a statement wrote.
     *
     * @throws Conflict if another transaction wrote some of them first
     */
    static void expect(String table, int expected, int written) throws Conflict {
        if (written != expected) {
            throw new Conflict("table %s: expected to write %d rows, wrote %d".formatted(table, expected, written));
        }
    }
}
