package io.seatflow.admin.store;

import io.seatflow.admin.domain.UserId;
import io.seatflow.admin.store.LicenceChanges.Given;
import io.seatflow.admin.store.LicenceChanges.Holder;
import io.seatflow.admin.store.LicenceChanges.Licence;
import io.seatflow.workflow.postgres.Column;
import org.jdbi.v3.core.Handle;

import java.util.List;

/** Who has the seats, as licensing tells it. */
final class LicenceTable {
    private static final String END = """
            DELETE FROM licences l
            USING unnest(:tenants, :subscriptions) AS ended (tenant_id, subscription_id)
            WHERE l.tenant_id = ended.tenant_id AND l.subscription_id = ended.subscription_id
            """;

    private static final String FORGET = """
            DELETE FROM licences l
            USING unnest(:tenants, :users) AS gone (tenant_id, user_id)
            WHERE l.tenant_id = gone.tenant_id AND l.user_id = gone.user_id
            """;

    private static final String TAKE = """
            DELETE FROM licences l
            USING unnest(:tenants, :subscriptions, :users) AS taken (tenant_id, subscription_id, user_id)
            WHERE l.tenant_id = taken.tenant_id
                AND l.subscription_id = taken.subscription_id
                AND l.user_id = taken.user_id
            """;

    /** L8: what was given to an account before it was deleted ended with it, though it may be told later. */
    private static final String GIVE = """
            INSERT INTO licences (tenant_id, subscription_id, user_id, assigned_at)
            SELECT tenant_id, subscription_id, user_id, to_timestamp(given.assigned_at)
            FROM unnest(:tenants, :subscriptions, :users, :times)
                AS given (tenant_id, subscription_id, user_id, assigned_at)
            WHERE NOT EXISTS (
                SELECT FROM users u
                WHERE u.tenant_id = given.tenant_id
                    AND u.user_id = given.user_id
                    AND u.deleted_at >= to_timestamp(given.assigned_at))
            ON CONFLICT (tenant_id, subscription_id, user_id) DO UPDATE SET assigned_at = excluded.assigned_at
            """;

    private final Handle handle;

    LicenceTable(Handle handle) {
        this.handle = handle;
    }

    void save(LicenceChanges changes) {
        end(changes.ended());
        forget(changes.gone());
        take(changes.taken());
        give(changes.given());
    }

    private void end(List<Holder> ended) {
        if (!ended.isEmpty()) {
            handle.createUpdate(END)
                    .bindArray("tenants", String.class, Column.of(ended, Holder::tenantId))
                    .bindArray("subscriptions", String.class, Column.of(ended, Holder::subscriptionId))
                    .execute();
        }
    }

    private void forget(List<UserId> gone) {
        if (!gone.isEmpty()) {
            handle.createUpdate(FORGET)
                    .bindArray("tenants", String.class, Column.of(gone, UserId::tenantId))
                    .bindArray("users", String.class, Column.of(gone, UserId::id))
                    .execute();
        }
    }

    private void take(List<Licence> taken) {
        if (!taken.isEmpty()) {
            handle.createUpdate(TAKE)
                    .bindArray(
                            "tenants",
                            String.class,
                            Column.of(taken, one -> one.holder().tenantId()))
                    .bindArray(
                            "subscriptions",
                            String.class,
                            Column.of(taken, one -> one.holder().subscriptionId()))
                    .bindArray("users", String.class, Column.of(taken, Licence::userId))
                    .execute();
        }
    }

    private void give(List<Given> given) {
        if (!given.isEmpty()) {
            handle.createUpdate(GIVE)
                    .bindArray(
                            "tenants",
                            String.class,
                            Column.of(given, one -> one.licence().holder().tenantId()))
                    .bindArray(
                            "subscriptions",
                            String.class,
                            Column.of(given, one -> one.licence().holder().subscriptionId()))
                    .bindArray(
                            "users",
                            String.class,
                            Column.of(given, one -> one.licence().userId()))
                    .bindArray("times", Double.class, Column.ofTimes(given, Given::at))
                    .execute();
        }
    }
}
