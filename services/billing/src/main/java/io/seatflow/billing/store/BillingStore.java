package io.seatflow.billing.store;

import io.seatflow.billing.domain.BillingState;
import io.seatflow.billing.domain.Invoice;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Settlement;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.jdbi.v3.core.Handle;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of billing. Nothing is locked: a settled order never changes, and of two lanes that settle the same one the
 * later has a conflict, decides again, and finds it settled.
 */
public final class BillingStore implements Store<Message, BillingState> {
    @Override
    public BillingState load(Transaction transaction, List<Message> messages) {
        Set<String> orders = messages.stream().map(Message::orderId).collect(Collectors.toSet());
        return new BillingState(new ChargeTable(PostgresTransaction.handleOf(transaction)).settledAmong(orders));
    }

    @Override
    public void save(Transaction transaction, BillingState state) throws Conflict {
        List<Settlement> settlements = state.settlements();
        if (settlements.isEmpty()) {
            return;
        }
        Handle handle = PostgresTransaction.handleOf(transaction);
        new ChargeTable(handle).insert(settlements);
        List<Invoice> invoices =
                settlements.stream().flatMap(BillingStore::invoice).toList();
        if (!invoices.isEmpty()) {
            new InvoiceTable(handle).insert(invoices);
        }
    }

    private static Stream<Invoice> invoice(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Paid paid -> Stream.of(paid.invoice());
            case Settlement.Invoiced invoiced -> Stream.of(invoiced.invoice());
            case Settlement.Declined declined -> Stream.empty();
            case Settlement.NothingDue free -> Stream.empty();
        };
    }
}
