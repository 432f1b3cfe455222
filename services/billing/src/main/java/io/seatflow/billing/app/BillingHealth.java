package io.seatflow.billing.app;

import io.seatflow.workflow.Engine;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.http.HealthChecks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What billing needs to be well. The payment provider is not among it: while it is away orders wait, and no other
 * instance would do better.
 */
final class BillingHealth {
    private static final int PATIENCE_SECONDS = 2;

    private final Database database;
    private final Engine<?> engine;

    BillingHealth(Database database, Engine<?> engine) {
        this.database = database;
        this.engine = engine;
    }

    HealthChecks checks() {
        return new HealthChecks()
                .live("engine", () -> problemUnless(engine.isAlive()))
                .ready("lanes", () -> problemUnless(engine.isReady()))
                .ready("database", this::databaseProblem);
    }

    private Optional<String> problemUnless(boolean well) {
        if (well) {
            return Optional.empty();
        }
        return Optional.of(engine.problems().isEmpty() ? "not yet" : String.join("; ", engine.problems()));
    }

    private Optional<String> databaseProblem() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return connection.isValid(PATIENCE_SECONDS) ? Optional.empty() : Optional.of("it does not answer");
        }
    }
}
