package io.seatflow.workflow.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

import javax.sql.DataSource;

/**
 * One set of migrations: the files of {@code classpath:db/NAME}, recorded in the table {@code migrations_NAME}.
 *
 * <p>Every set has a history of its own, so that the engine's tables and a service's live in one database and are
 * numbered apart, each from {@code V1}. Sets must not refer to each other's tables, except to those of a set applied
 * before. A file that has landed is never edited: Flyway compares checksums and refuses to start.
 */
final class Migrations {
    private final String name;

    Migrations(String name) {
        this.name = name;
    }

    /** Brings the tables of this set up to date. Several instances may do so at once: the server lets one through. */
    void apply(DataSource database) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .loggers(QuietFlyway.class.getName())
                    .dataSource(database)
                    .locations("classpath:db/" + name)
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .table("migrations_" + name.replace('-', '_'))
                    // Another set may have filled the schema first; this one still starts from its own V1.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new DatabaseNotUsable("migrations " + name + " failed: " + OneLine.of(failure), failure);
        }
    }
}
