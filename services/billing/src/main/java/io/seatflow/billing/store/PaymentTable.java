package io.seatflow.billing.store;

import io.seatflow.billing.domain.Event;
import io.seatflow.billing.domain.LaterSettlement;
import io.seatflow.billing.domain.PaidSource;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;
import org.jdbi.v3.core.Handle;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How later payments ended, and what of any payment was paid back. */
final class PaymentTable {
    private static final String SETTLED = """
            SELECT payment_id FROM payment WHERE payment_id = ANY (:payments)
            """;

    private static final String TOKENS = """
            SELECT order_id, payment_token FROM charge WHERE order_id = ANY (:orders) AND payment_token IS NOT NULL
            """;

    private static final String SOURCES = """
            SELECT order_id, order_id AS id, true AS is_order, provider_reference, amount_minor - refunded_minor AS left_minor,
                settled_at
            FROM charge
            WHERE order_id = ANY (:orders) AND status IN ('CAPTURED', 'INVOICED')
            UNION ALL
            SELECT order_id, payment_id, false, provider_reference, amount_minor - refunded_minor, settled_at
            FROM payment
            WHERE order_id = ANY (:orders) AND status IN ('CAPTURED', 'INVOICED')
            """;

    private static final String INSERT = """
            INSERT INTO payment (
                payment_id, order_id, subscription_id, tenant_id, purchaser_id, kind, status, quantity, amount_minor,
                currency, provider_reference, decline_code, decline_message, settled_at)
            SELECT
                payment_id, order_id, subscription_id, tenant_id, purchaser_id, kind, status, quantity, amount_minor, currency,
                provider_reference, decline_code, decline_message, to_timestamp(settled_at)
            FROM unnest(
                    :payments, :orders, :subscriptions, :tenants, :purchasers, :kinds, :statuses, :quantities, :amounts,
                    :currencies,
                    :references, :codes, :messages, :settled)
                AS settled (
                    payment_id, order_id, subscription_id, tenant_id, purchaser_id, kind, status, quantity, amount_minor,
                    currency, provider_reference, decline_code, decline_message, settled_at)
            """;

    /** Only of what was found left: whoever was first makes the other decide again. */
    private static final String TAKE_FROM_ORDERS = """
            UPDATE charge c
            SET refunded_minor = c.refunded_minor + taken.amount
            FROM unnest(:ids, :left, :amounts) AS taken (id, left_minor, amount)
            WHERE c.order_id = taken.id AND c.amount_minor - c.refunded_minor = taken.left_minor
            """;

    private static final String TAKE_FROM_PAYMENTS = """
            UPDATE payment p
            SET refunded_minor = p.refunded_minor + taken.amount
            FROM unnest(:ids, :left, :amounts) AS taken (id, left_minor, amount)
            WHERE p.payment_id = taken.id AND p.amount_minor - p.refunded_minor = taken.left_minor
            """;

    private final Handle handle;

    private record Taken(PaidSource source, long amount) {}

    PaymentTable(Handle handle) {
        this.handle = handle;
    }

    Set<String> settledAmong(Collection<String> payments) {
        if (payments.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery(SETTLED)
                .bindArray("payments", String.class, payments)
                .mapTo(String.class)
                .set();
    }

    /** The cards that orders were paid with, or that trials were begun with. */
    Map<String, String> tokens(Collection<String> orders) {
        Map<String, String> tokens = new HashMap<>();
        if (!orders.isEmpty()) {
            handle.createQuery(TOKENS)
                    .bindArray("orders", String.class, orders)
                    .map((row, context) -> Map.entry(row.getString("order_id"), row.getString("payment_token")))
                    .forEach(entry -> tokens.put(entry.getKey(), entry.getValue()));
        }
        return tokens;
    }

    /** What may be paid back, by order. */
    Map<String, List<PaidSource>> sources(Collection<String> orders) {
        Map<String, List<PaidSource>> sources = new HashMap<>();
        orders.forEach(order -> sources.put(order, new ArrayList<>()));
        if (!orders.isEmpty()) {
            handle.createQuery(SOURCES)
                    .bindArray("orders", String.class, orders)
                    .map((row, context) -> Map.entry(
                            row.getString("order_id"),
                            new PaidSource(
                                    row.getString("id"),
                                    row.getBoolean("is_order"),
                                    row.getString("provider_reference"),
                                    row.getLong("left_minor"),
                                    row.getObject("settled_at", OffsetDateTime.class)
                                            .toInstant())))
                    .forEach(entry -> sources.computeIfAbsent(entry.getKey(), order -> new ArrayList<>())
                            .add(entry.getValue()));
        }
        return sources;
    }

    static void insert(Exchange writes, List<LaterSettlement> settlements) {
        if (settlements.isEmpty()) {
            return;
        }
        List<PaymentRow> rows = settlements.stream().map(PaymentRow::of).toList();
        Statement insert = Statement.of(INSERT);
        new Rows<>(insert, rows)
                .text("payments", row -> row.due().id())
                .text("orders", row -> row.due().orderId())
                .text("subscriptions", row -> row.due().subscriptionId())
                .text("tenants", row -> row.due().tenantId())
                .text("purchasers", row -> row.due().purchaserId())
                .text("kinds", row -> row.due().kind().name())
                .text("statuses", PaymentRow::status)
                .number("quantities", row -> (long) row.due().quantity())
                .number("amounts", row -> row.due().totalMinor())
                .text("currencies", row -> row.due().currency())
                .text("references", PaymentRow::reference)
                .text("codes", PaymentRow::declineCode)
                .text("messages", PaymentRow::declineMessage)
                .instant("settled", PaymentRow::settledAt);
        writes.write("payment", rows.size(), insert);
    }

    /** Reserves what refunds take; several of one batch from the same payment at once. */
    static void take(Exchange writes, List<Event.RefundDecided> refunds) {
        Map<String, Taken> byId = new LinkedHashMap<>();
        for (Event.RefundDecided refund : refunds) {
            refund.taken()
                    .forEach((source, amount) -> byId.merge(
                            source.id(),
                            new Taken(source, amount),
                            (first, more) -> new Taken(first.source(), first.amount() + more.amount())));
        }
        take(
                writes,
                "charge",
                TAKE_FROM_ORDERS,
                byId.values().stream().filter(taken -> taken.source().isOrder()).toList());
        take(
                writes,
                "payment",
                TAKE_FROM_PAYMENTS,
                byId.values().stream()
                        .filter(taken -> !taken.source().isOrder())
                        .toList());
    }

    private static void take(Exchange writes, String table, String sql, List<Taken> taken) {
        if (taken.isEmpty()) {
            return;
        }
        Statement update = Statement.of(sql);
        new Rows<>(update, taken)
                .text("ids", row -> row.source().id())
                .number("left", row -> row.source().leftMinor())
                .number("amounts", Taken::amount);
        writes.write(table, taken.size(), update);
    }
}
