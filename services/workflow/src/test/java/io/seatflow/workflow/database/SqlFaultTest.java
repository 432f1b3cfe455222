package io.seatflow.workflow.database;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import static org.assertj.core.api.Assertions.assertThat;

class SqlFaultTest {
    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("an SQLState says whether to retry, to blame the record, or to stop")
    @CsvSource({
        "08000, PASSING",
        "08001, PASSING",
        "08006, PASSING",
        "40001, PASSING",
        "40P01, PASSING",
        "53100, PASSING",
        "53300, PASSING",
        "55P03, PASSING",
        "55006, PASSING",
        "57014, PASSING",
        "57P01, PASSING",
        "57P02, PASSING",
        "57P03, PASSING",
        "58030, PASSING",
        "25006, PASSING",
        "25P03, PASSING",
        "25P04, PASSING",
        "22001, DATA",
        "22003, DATA",
        "22021, DATA",
        "23502, DATA",
        "23503, DATA",
        "23505, DATA",
        "23514, DATA",
        "44000, DATA",
        "54000, DATA",
        "P0001, DATA",
        "25P02, BUG",
        "28P01, BUG",
        "3D000, BUG",
        "42501, BUG",
        "42601, BUG",
        "42P01, BUG",
        "55000, BUG",
        "XX000, BUG",
        "XX001, BUG",
        "'', BUG",
        "5, BUG",
        ", BUG",
    })
    void stateTable(String state, SqlFault expected) {
        assertThat(SqlFault.ofState(state)).isEqualTo(expected);
    }

    @Test
    @DisplayName("the state is found below the exceptions that wrap it")
    void wrapped() {
        SQLException deadlock = new SQLException("deadlock detected", "40P01");

        assertThat(SqlFault.of(new IllegalStateException(new RuntimeException(deadlock))))
                .isEqualTo(SqlFault.PASSING);
    }

    @Test
    @DisplayName("a failed batch is classified by the state it carries")
    void batch() {
        assertThat(SqlFault.of(new BatchUpdateException("duplicate", "23505", new int[0])))
                .isEqualTo(SqlFault.DATA);
    }

    @Test
    @DisplayName("a pool without a free connection is a passing fault, though it has no state")
    void poolExhausted() {
        assertThat(SqlFault.of(new SQLTransientConnectionException("request timed out after 5000ms")))
                .isEqualTo(SqlFault.PASSING);
    }

    @Test
    @DisplayName("a failure that is not the database's is a bug")
    void notOfTheDatabase() {
        assertThat(SqlFault.of(new NullPointerException())).isEqualTo(SqlFault.BUG);
    }
}
