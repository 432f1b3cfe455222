package io.seatflow.billing.store;

import io.seatflow.billing.domain.Event;
import io.seatflow.billing.domain.RefundPart;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;
import org.jdbi.v3.core.Handle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refunds and their parts. */
final class RefundTable {
    private static final String PARTS = """
            SELECT r.refund_id, p.part, p.payment_reference, p.amount_minor, p.settled_at IS NOT NULL AS is_settled
            FROM refund r
            LEFT JOIN refund_part p USING (refund_id)
            WHERE r.refund_id = ANY (:refunds)
            ORDER BY r.refund_id, p.part
            """;

    private static final String INSERT = """
            INSERT INTO refund (
                refund_id, order_id, subscription_id, tenant_id, purchaser_id, kind, amount_minor, currency, decided_at)
            SELECT
                refund_id, order_id, subscription_id, tenant_id, purchaser_id, kind, amount_minor, currency,
                to_timestamp(decided_at)
            FROM unnest(
                    :refunds, :orders, :subscriptions, :tenants, :purchasers, :kinds, :amounts, :currencies, :decided)
                AS decided (
                    refund_id, order_id, subscription_id, tenant_id, purchaser_id, kind, amount_minor, currency,
                    decided_at)
            """;

    /** What was only invoiced is settled with the decision. */
    private static final String INSERT_PARTS = """
            INSERT INTO refund_part (refund_id, part, payment_reference, amount_minor, settled_at)
            SELECT refund_id, part, payment_reference, amount_minor,
                CASE WHEN payment_reference IS NULL THEN to_timestamp(decided_at) END
            FROM unnest(:refunds, :parts, :references, :amounts, :decided)
                AS decided (refund_id, part, payment_reference, amount_minor, decided_at)
            """;

    private static final String SETTLE = """
            UPDATE refund_part p
            SET provider_reference = settled.reference, settled_at = to_timestamp(settled.settled_at)
            FROM unnest(:refunds, :parts, :references, :settled) AS settled (refund_id, part, reference, settled_at)
            WHERE p.refund_id = settled.refund_id AND p.part = settled.part AND p.settled_at IS NULL
            """;

    private final Handle handle;

    private record Part(Event.RefundDecided refund, RefundPart part) {}

    RefundTable(Handle handle) {
        this.handle = handle;
    }

    /** The parts of those refunds that were decided; a refund may have none. */
    Map<String, List<RefundPart>> parts(Collection<String> refunds) {
        Map<String, List<RefundPart>> parts = new HashMap<>();
        if (!refunds.isEmpty()) {
            handle.createQuery(PARTS)
                    .bindArray("refunds", String.class, refunds)
                    .map((row, context) -> {
                        List<RefundPart> of =
                                parts.computeIfAbsent(row.getString("refund_id"), id -> new ArrayList<>());
                        if (row.getObject("part") != null) {
                            of.add(new RefundPart(
                                    row.getInt("part"),
                                    row.getString("payment_reference"),
                                    row.getLong("amount_minor"),
                                    row.getBoolean("is_settled")));
                        }
                        return of.size();
                    })
                    .list();
        }
        return parts;
    }

    static void insert(Exchange writes, List<Event.RefundDecided> decided) {
        if (decided.isEmpty()) {
            return;
        }
        Statement insert = Statement.of(INSERT);
        new Rows<>(insert, decided)
                .text("refunds", row -> row.due().id())
                .text("orders", row -> row.due().orderId())
                .text("subscriptions", row -> row.due().subscriptionId())
                .text("tenants", row -> row.due().tenantId())
                .text("purchasers", row -> row.due().purchaserId())
                .text("kinds", row -> row.due().kind().name())
                .number("amounts", row -> row.due().totalMinor())
                .text("currencies", row -> row.due().currency())
                .instant("decided", Event.RefundDecided::decidedAt);
        writes.write("refund", decided.size(), insert);
        insertParts(
                writes,
                decided.stream()
                        .flatMap(refund -> refund.parts().stream().map(part -> new Part(refund, part)))
                        .toList());
    }

    private static void insertParts(Exchange writes, List<Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        Statement insert = Statement.of(INSERT_PARTS);
        new Rows<>(insert, parts)
                .text("refunds", row -> row.refund().due().id())
                .number("parts", row -> (long) row.part().number())
                .text("references", row -> row.part().paymentReference())
                .number("amounts", row -> row.part().amountMinor())
                .instant("decided", row -> row.refund().decidedAt());
        writes.write("refund_part", parts.size(), insert);
    }

    static void settle(Exchange writes, List<Event.RefundPartSettled> settled) {
        if (settled.isEmpty()) {
            return;
        }
        Statement update = Statement.of(SETTLE);
        new Rows<>(update, settled)
                .text("refunds", row -> row.due().id())
                .number("parts", row -> (long) row.number())
                .text("references", Event.RefundPartSettled::reference)
                .instant("settled", Event.RefundPartSettled::settledAt);
        writes.write("refund_part", settled.size(), update);
    }
}
