package io.seatflow.billing.store;

import io.seatflow.billing.domain.BillingDecider;
import io.seatflow.billing.domain.BillingState;
import io.seatflow.billing.domain.ExamplePurchases;
import io.seatflow.billing.domain.Invoice;
import io.seatflow.billing.domain.InvoiceLine;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Payment;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.domain.Purchase;
import io.seatflow.billing.domain.Settlement;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.postgres.PostgresTransaction;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.Secret;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillingStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:05.123456Z");

    private final BillingStore store = new BillingStore();
    private final Database database = open();

    private static Database open() {
        String url = TestServers.postgres().createDatabase("billing_store");
        return Database.open("billing", DatabaseSettings.of(url, "postgres", new Secret("")), "billing");
    }

    @BeforeEach
    void empty() {
        database.jdbi().useHandle(handle -> handle.execute("TRUNCATE charge, invoice"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    @DisplayName(
            "B3 B6 a captured order has a charge and an invoice, with brand and last digits and no more of the card")
    void paid() throws Conflict {
        save(paid("order-1"));

        assertThat(row("SELECT * FROM charge"))
                .containsEntry("order_id", "order-1")
                .containsEntry("status", "CAPTURED")
                .containsEntry("amount_minor", 3750L)
                .containsEntry("currency", "EUR")
                .containsEntry("payment_token", "pm_1")
                .containsEntry("provider_reference", "pi_order-1")
                .containsEntry("card_brand", "visa")
                .containsEntry("card_last4", "4242")
                .containsEntry("decline_code", null);
        assertThat(row("SELECT *, issued_at = '2026-03-01T12:00:05.123456Z' AS then FROM invoice"))
                .containsEntry("order_id", "order-1")
                .containsEntry("purchaser_id", "user-1")
                .containsEntry("product_name", "Planner Plan 1")
                .containsEntry("quantity", 3)
                .containsEntry("unit_price_minor", 1250L)
                .containsEntry("tax_rate_basis_points", 0)
                .containsEntry("tax_minor", 0L)
                .containsEntry("total_minor", 3750L)
                .containsEntry("then", true);
    }

    @Test
    @DisplayName("C2 an invoiced order has a charge that took nothing and an invoice that asks for the amount")
    void invoiced() throws Conflict {
        Purchase purchase = ExamplePurchases.central("central");
        save(new Settlement.Invoiced(purchase, Invoice.of(purchase, NOW), NOW));

        assertThat(row("SELECT * FROM charge"))
                .containsEntry("status", "INVOICED")
                .containsEntry("amount_minor", 3750L)
                .containsEntry("payment_token", null)
                .containsEntry("provider_reference", null);
        assertThat(row("SELECT * FROM invoice")).containsEntry("total_minor", 3750L);
    }

    @Test
    @DisplayName("B4 declined orders and orders with nothing due have a charge that says so, and no invoice")
    void unpaid() throws Conflict {
        save(
                new Settlement.Declined(
                        ExamplePurchases.of("declined"),
                        "pm_1",
                        new ProviderAnswer.Declined("lost_card", "Declined."),
                        NOW),
                new Settlement.NothingDue(ExamplePurchases.trial("trial"), null, NOW));

        assertThat(row("SELECT * FROM charge WHERE order_id = 'declined'"))
                .containsEntry("status", "DECLINED")
                .containsEntry("amount_minor", 3750L)
                .containsEntry("decline_code", "lost_card")
                .containsEntry("provider_reference", null);
        assertThat(row("SELECT * FROM charge WHERE order_id = 'trial'"))
                .containsEntry("status", "NOTHING_DUE")
                .containsEntry("amount_minor", 0L)
                .containsEntry("payment_token", null);
        assertThat(row("SELECT count(*) AS invoices FROM invoice")).containsEntry("invoices", 0L);
    }

    @Test
    @DisplayName(
            "B4 an order settled in an earlier batch is loaded as settled: accepted or answered again, nothing follows")
    void settled() throws Conflict {
        save(paid("order-1"));
        Message again = new Message.OrderAccepted(ExamplePurchases.of("order-1"), new Payment.Card("pm_1"));
        Message other = new Message.OrderAccepted(ExamplePurchases.of("order-2"), new Payment.Card("pm_1"));
        BillingState state = database.jdbi()
                .inTransaction(handle -> store.load(new PostgresTransaction(handle), List.of(again, other)));
        var decider = new BillingDecider();
        assertThat(decider.decide(again, state, NOW)).isEmpty();
        assertThat(decider.decide(other, state, NOW)).hasSize(1);
    }

    @Test
    @DisplayName("B4 of two lanes that settle one order the later has a conflict, and nothing of it stays")
    void conflict() throws Conflict {
        save(paid("order-1"));
        assertThatThrownBy(() -> save(paid("order-0"), paid("order-1"))).isInstanceOf(Conflict.class);
        assertThat(row("SELECT count(*) AS charges FROM charge")).containsEntry("charges", 1L);
    }

    @ParameterizedTest
    @DisplayName("B3 B4 B6 the tables take no charge or invoice that the rules could not have made")
    @ValueSource(
            strings = {
                "UPDATE charge SET provider_reference = NULL",
                "UPDATE charge SET status = 'NOTHING_DUE'",
                "UPDATE charge SET status = 'DECLINED'",
                "UPDATE charge SET status = 'PENDING'",
                "UPDATE charge SET decline_code = 'lost_card'",
                "UPDATE charge SET amount_minor = 0",
                "UPDATE charge SET payment_token = '4242 4242 4242 4242'",
                "UPDATE charge SET card_last4 = '14242'",
                "UPDATE invoice SET total_minor = total_minor + 1",
                "UPDATE invoice SET net_minor = net_minor + 1, total_minor = total_minor + 1",
                "UPDATE invoice SET quantity = 0",
                "UPDATE invoice SET service_to = service_from",
                "INSERT INTO invoice SELECT * FROM invoice"
            })
    void guarded(String statement) throws Conflict {
        save(paid("order-1"));
        assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(statement)))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }

    private void save(Settlement... settlements) throws Conflict {
        BillingState state = new BillingState(Set.of());
        List.of(settlements).forEach(state::apply);
        database.jdbi().useTransaction(handle -> {
            Transaction transaction = new PostgresTransaction(handle);
            store.save(transaction, state);
            PostgresTransaction.exchangeOf(transaction).send();
        });
    }

    private Map<String, Object> row(String query) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query).mapToMap().one());
    }

    private static Settlement paid(String orderId) {
        Purchase purchase = ExamplePurchases.of(orderId);
        InvoiceLine line = purchase.line();
        return new Settlement.Paid(
                purchase,
                "pm_1",
                new ProviderAnswer.Captured("pi_" + orderId, line.totalMinor(), "EUR", "visa", "4242"),
                Invoice.of(purchase, NOW),
                NOW);
    }
}
