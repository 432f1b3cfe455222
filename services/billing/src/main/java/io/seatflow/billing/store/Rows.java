package io.seatflow.billing.store;

import io.seatflow.workflow.postgres.Column;
import io.seatflow.workflow.postgres.Statement;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Rows to be sent to a statement as one array per column. */
record Rows<R>(Statement statement, List<R> rows) {

    Rows<R> text(String column, Function<R, @Nullable String> value) {
        return array(column, String.class, value);
    }

    Rows<R> number(String column, Function<R, @Nullable Long> value) {
        return array(column, Long.class, value);
    }

    Rows<R> instant(String column, Function<R, Instant> value) {
        statement.bindArray(column, Double.class, Column.ofTimes(rows, value));
        return this;
    }

    private <V> Rows<R> array(String column, Class<V> type, Function<R, @Nullable V> value) {
        statement.bindArray(column, type, Column.of(rows, value));
        return this;
    }
}
