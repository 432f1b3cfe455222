package io.seatflow.billing.store;

import io.seatflow.billing.domain.BillingState;
import io.seatflow.billing.domain.Invoice;
import io.seatflow.billing.domain.LaterState;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Settlement;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.jdbi.v3.core.Handle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables of billing. Nothing is locked: a settled order never changes, and of two lanes that settle the same one the
 * later has a conflict, decides again, and finds it settled.
 */
public final class BillingStore implements Store<Message, BillingState> {
    @Override
    public BillingState load(Transaction transaction, List<Message> messages) {
        Handle handle = PostgresTransaction.handleOf(transaction);
        Set<String> orders = new HashSet<>();
        List<Message.OfDue> dues = new ArrayList<>();
        for (Message message : messages) {
            switch (message) {
                // Asked for before anything is charged. What was charged is settled once, by the insert.
                case Message.OrderAccepted accepted -> orders.add(accepted.orderId());
                case Message.ChargeAnswered answered -> {
                    if (!transaction.isHopeful()) {
                        orders.add(answered.orderId());
                    }
                }
                case Message.OfDue due -> dues.add(due);
            }
        }
        Set<String> settled = orders.isEmpty() ? Set.of() : new ChargeTable(handle).settledAmong(orders);
        return new BillingState(settled, dues.isEmpty() ? LaterState.empty() : new LaterStore(handle).load(dues));
    }

    @Override
    public void save(Transaction transaction, BillingState state) {
        Exchange writes = PostgresTransaction.exchangeOf(transaction);
        save(writes, state.settlements());
        if (!state.later().isUntouched()) {
            LaterStore.save(writes, state.later());
        }
    }

    private static void save(Exchange writes, List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return;
        }
        ChargeTable.insert(writes, settlements);
        List<Invoice> invoices =
                settlements.stream().flatMap(BillingStore::invoice).toList();
        if (!invoices.isEmpty()) {
            InvoiceTable.insert(writes, invoices);
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
