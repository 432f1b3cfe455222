package io.seatflow.admin.store;

import io.seatflow.servers.TestServers;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.Secret;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("What is old in the admin center's database")
class OldRowsTest {
    private static final Instant THEN = Instant.parse("2026-10-01T08:00:00Z");
    private static final int MANY = 12_000;

    private final Database database = Database.open(
            "admin-center",
            DatabaseSettings.of(TestServers.postgres().createDatabase("old_rows"), "postgres", new Secret("")),
            "workflow",
            "admin-center");
    private final OldRows rows = new OldRows(database.jdbi());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("operations that have not changed since then are deleted, however many; younger ones stay")
    void operations() {
        insertOperations(THEN.minusMillis(1), MANY);
        insertOperations(THEN, 3);

        assertThat(rows.deleteOperations(THEN)).isEqualTo(MANY);

        assertThat(count("operations")).isEqualTo(3);
        assertThat(rows.deleteOperations(THEN)).isZero();
    }

    @Test
    @DisplayName("refusals before then are deleted; later ones stay")
    void audit() {
        insertRefusal(THEN.minus(1, ChronoUnit.DAYS), "old");
        insertRefusal(THEN, "young");

        assertThat(rows.deleteAudit(THEN)).isEqualTo(1);

        List<String> left = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT code FROM audit")
                        .mapTo(String.class)
                        .list());
        assertThat(left).containsExactly("young");
    }

    @Test
    @DisplayName("what somebody is at is passed by, so that nobody waits")
    void inUse() {
        insertOperations(THEN.minusMillis(1), 2);
        try (Handle other = database.jdbi().open()) {
            other.begin();
            other.execute("SELECT FROM operations WHERE operation_id LIKE '%-1' FOR UPDATE");

            assertThat(rows.deleteOperations(THEN)).isEqualTo(1);

            other.rollback();
        }
        assertThat(rows.deleteOperations(THEN)).isEqualTo(1);
    }

    private void insertOperations(Instant changedAt, int number) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        INSERT INTO operations (
                            tenant_id, operation_id, kind, requester_tenant_id, requester_id, requested_at, fingerprint,
                            changed_at)
                        SELECT 'contoso', extract(epoch FROM CAST(:at AS timestamptz)) || '-' || n, 'assign', 'contoso', 'ada', :at,
                            gen_random_uuid(), :at
                        FROM generate_series(1, :number) n
                        """)
                        .bind("at", changedAt)
                        .bind("number", number)
                        .execute());
    }

    private void insertRefusal(Instant at, String code) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        INSERT INTO audit (tenant_id, user_id, target_tenant_id, method, path, status, code, refused_at)
                        VALUES ('fabrikam', 'eve', 'contoso', 'GET', '/', 403, :code, :at)
                        """)
                        .bind("code", code)
                        .bind("at", at)
                        .execute());
    }

    private int count(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Integer.class)
                        .one());
    }
}
