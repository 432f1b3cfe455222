package io.seatflow.takeover.store;

import io.seatflow.takeover.domain.ChunkSet;
import io.seatflow.takeover.domain.Mode;
import io.seatflow.takeover.domain.Move;
import io.seatflow.takeover.domain.Phase;
import io.seatflow.takeover.domain.Standing;
import io.seatflow.takeover.domain.Takeover;
import io.seatflow.takeover.domain.TakeoverId;
import io.seatflow.takeover.domain.TakeoverOrder;
import io.seatflow.workflow.postgres.Column;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;

/** A takeover's columns. Times travel as seconds, see {@link Column#ofTimes}. */
final class TakeoverRow {
    private TakeoverRow() {}

    /** What changes as it goes on, and what it is found by. */
    static Update bindChanging(Update update, List<Takeover> takeovers) {
        List<Standing> standings = Column.of(takeovers, Takeover::standing);
        List<Move> moves = Column.of(takeovers, Takeover::move);
        return update.bindArray(
                        "tenants",
                        String.class,
                        Column.of(takeovers, row -> row.id().tenantId()))
                .bindArray(
                        "ids",
                        String.class,
                        Column.of(takeovers, row -> row.id().id()))
                .bindArray(
                        "phases",
                        String.class,
                        Column.of(standings, row -> row.phase().name()))
                .bindArray("stalled", Boolean.class, Column.of(standings, Standing::stalled))
                .bindArray("reasons", String.class, Column.of(standings, Standing::reason))
                .bindArray("missing", Integer.class, Column.of(standings, Standing::missing))
                .bindArray("totals", Integer.class, Column.of(moves, Move::total))
                .bindArray("chunks", Integer.class, Column.of(moves, Move::chunks))
                .bindArray("sent", Integer.class, Column.of(moves, Move::sent))
                .bindArray(
                        "confirmed",
                        String.class,
                        Column.of(
                                moves,
                                row -> HexFormat.of().formatHex(row.confirmed().toBytes())))
                .bindArray("moved", Integer.class, Column.of(moves, Move::moved))
                .bindArray("versions", Long.class, Column.of(takeovers, Takeover::version))
                .bindArray("moves", Double.class, Column.ofTimes(takeovers, Takeover::movedAt))
                .bindArray("sayings", Double.class, Column.ofTimes(takeovers, Takeover::saidAt));
    }

    static Update bindAll(Update insert, List<Takeover> takeovers) {
        List<TakeoverOrder> orders = Column.of(takeovers, Takeover::order);
        return bindChanging(insert, takeovers)
                .bindArray("subscriptions", String.class, Column.of(orders, TakeoverOrder::subscriptionId))
                .bindArray(
                        "modes",
                        String.class,
                        Column.of(orders, row -> row.mode().name()))
                .bindArray("targets", String.class, Column.of(orders, TakeoverOrder::targetSubscriptionId))
                .bindArray("cancelReasons", String.class, Column.of(orders, TakeoverOrder::reason))
                .bindArray("requesters", String.class, Column.of(orders, TakeoverOrder::requestedBy))
                .bindArray("requesterTenants", String.class, Column.of(orders, TakeoverOrder::requestedByTenantId))
                .bindArray("requests", Double.class, Column.ofTimes(orders, TakeoverOrder::requestedAt))
                .bindArray("starts", Double.class, Column.ofTimes(takeovers, Takeover::startedAt));
    }

    static Takeover read(ResultSet row, StatementContext context) throws SQLException {
        return new Takeover(
                order(row),
                new Standing(
                        Phase.valueOf(row.getString("phase")),
                        row.getBoolean("stalled"),
                        row.getString("reason"),
                        row.getInt("missing")),
                new Move(
                        row.getInt("total"),
                        row.getInt("chunks"),
                        row.getInt("sent"),
                        ChunkSet.ofBytes(row.getBytes("confirmed")),
                        row.getInt("moved")),
                row.getLong("version"),
                time(row, "started_at"),
                time(row, "moved_at"),
                time(row, "said_at"));
    }

    private static TakeoverOrder order(ResultSet row) throws SQLException {
        return new TakeoverOrder(
                new TakeoverId(row.getString("tenant_id"), row.getString("takeover_id")),
                row.getString("subscription_id"),
                Mode.valueOf(row.getString("mode")),
                row.getString("target_subscription_id"),
                row.getString("cancel_reason"),
                row.getString("requested_by"),
                row.getString("requested_by_tenant_id"),
                time(row, "requested_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
