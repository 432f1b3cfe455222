package io.seatflow.licensing.app;

import io.seatflow.workflow.Engine;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.http.HealthChecks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What licensing needs to be well. */
final class LicensingHealth {
    private static final int PATIENCE_SECONDS = 2;

    private final Database database;
    private final Engine<?> engine;

    LicensingHealth(Database database, Engine<?> engine) {
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
