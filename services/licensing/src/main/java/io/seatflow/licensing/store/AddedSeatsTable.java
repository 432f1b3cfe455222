package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.AddedSeats;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.Tracked;
import io.seatflow.licensing.domain.Tracked.Change;
import io.seatflow.workflow.postgres.Column;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** L4: seats added not long ago. Guarded by the locks on their subscriptions. */
final class AddedSeatsTable {
    private static final String OF_SUBSCRIPTIONS = """
            SELECT * FROM added_seats WHERE subscription_id = ANY (:subscriptions)
            """;

    private static final String SAVE = """
            INSERT INTO added_seats (payment_id, subscription_id, tenant_id, seats, added_at)
            SELECT payment_id, subscription_id, tenant_id, seats, to_timestamp(added_at)
            FROM unnest(:payments, :subscriptions, :tenants, :seats, :times)
                AS added (payment_id, subscription_id, tenant_id, seats, added_at)
            ON CONFLICT (payment_id) DO UPDATE SET seats = excluded.seats
            """;

    private static final String DELETE = """
            DELETE FROM added_seats WHERE payment_id = ANY (:payments)
            """;

    private static final String FORGET = """
            DELETE FROM added_seats WHERE added_at < :before
            """;

    private final Handle handle;

    AddedSeatsTable(Handle handle) {
        this.handle = handle;
    }

    Map<String, AddedSeats> of(Set<SubscriptionId> subscriptions) {
        if (subscriptions.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(OF_SUBSCRIPTIONS)
                .bindArray("subscriptions", UUID.class, Column.of(subscriptions, SubscriptionId::value))
                .map(AddedSeatsTable::added)
                .stream()
                .collect(Collectors.toMap(AddedSeats::id, added -> added));
    }

    void save(Tracked<String, AddedSeats> seats) {
        if (!seats.removed().isEmpty()) {
            handle.createUpdate(DELETE)
                    .bindArray("payments", String.class, seats.removed())
                    .execute();
        }
        List<AddedSeats> kept = new ArrayList<>(seats.added().values());
        seats.changed().stream().map(Change::after).forEach(kept::add);
        if (!kept.isEmpty()) {
            handle.createUpdate(SAVE)
                    .bindArray("payments", String.class, Column.of(kept, AddedSeats::id))
                    .bindArray(
                            "subscriptions",
                            UUID.class,
                            Column.of(kept, row -> row.subscription().value()))
                    .bindArray("tenants", String.class, Column.of(kept, AddedSeats::tenantId))
                    .bindArray("seats", Integer.class, Column.of(kept, AddedSeats::seats))
                    .bindArray("times", Double.class, Column.ofTimes(kept, AddedSeats::addedAt))
                    .execute();
        }
    }

    /** Those added before then can't be removed with a refund any more. */
    void forget(Instant before) {
        handle.createUpdate(FORGET)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static AddedSeats added(ResultSet row, StatementContext context) throws SQLException {
        return new AddedSeats(
                row.getString("payment_id"),
                new SubscriptionId(row.getObject("subscription_id", UUID.class)),
                row.getString("tenant_id"),
                row.getInt("seats"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
