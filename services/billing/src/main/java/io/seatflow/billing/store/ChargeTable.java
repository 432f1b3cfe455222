package io.seatflow.billing.store;

import io.seatflow.billing.domain.Settlement;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.Statement;
import org.jdbi.v3.core.Handle;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** How every order's payment ended. */
final class ChargeTable {
    private static final String SETTLED = """
            SELECT order_id FROM charge WHERE order_id = ANY (:orders)
            """;

    private static final String INSERT = """
            INSERT INTO charge (
                order_id, tenant_id, purchaser_id, status, amount_minor, currency, payment_token, provider_reference,
                card_brand, card_last4, decline_code, decline_message, settled_at)
            SELECT
                unnest(:orders), unnest(:tenants), unnest(:purchasers), unnest(:statuses), unnest(:amounts),
                unnest(:currencies), unnest(:tokens), unnest(:references), unnest(:brands), unnest(:digits),
                unnest(:codes), unnest(:messages), to_timestamp(unnest(:settled))
            """;

    private final Handle handle;

    ChargeTable(Handle handle) {
        this.handle = handle;
    }

    /** Those of the orders whose payment has ended. */
    Set<String> settledAmong(Collection<String> orders) {
        return handle.createQuery(SETTLED)
                .bindArray("orders", String.class, orders)
                .mapTo(String.class)
                .set();
    }

    /** Conflicts where another lane settled one of the orders since the batch was loaded. */
    static void insert(Exchange writes, List<Settlement> settlements) {
        List<ChargeRow> rows = settlements.stream().map(ChargeRow::of).toList();
        Statement insert = Statement.of(INSERT);
        new Rows<>(insert, rows)
                .text("orders", row -> row.purchase().orderId())
                .text("tenants", row -> row.purchase().tenantId())
                .text("purchasers", row -> row.purchase().purchaserId())
                .text("statuses", ChargeRow::status)
                .number("amounts", row -> row.purchase().amountDueMinor())
                .text("currencies", row -> row.purchase().currency())
                .text("tokens", ChargeRow::token)
                .text("references", ChargeRow::reference)
                .text("brands", ChargeRow::cardBrand)
                .text("digits", ChargeRow::cardLast4)
                .text("codes", ChargeRow::declineCode)
                .text("messages", ChargeRow::declineMessage)
                .instant("settled", ChargeRow::settledAt);
        writes.write("charge", rows.size(), insert);
    }
}
