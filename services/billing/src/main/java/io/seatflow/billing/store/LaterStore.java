package io.seatflow.billing.store;

import io.seatflow.billing.domain.Due;
import io.seatflow.billing.domain.Event;
import io.seatflow.billing.domain.LaterInvoice;
import io.seatflow.billing.domain.LaterSettlement;
import io.seatflow.billing.domain.LaterState;
import io.seatflow.billing.domain.Message;
import io.seatflow.workflow.postgres.Exchange;
import org.jdbi.v3.core.Handle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tables of what is paid and paid back after purchases. A batch without such messages does not touch them. */
final class LaterStore {
    private final PaymentTable payments;
    private final RefundTable refunds;

    LaterStore(Handle handle) {
        this.payments = new PaymentTable(handle);
        this.refunds = new RefundTable(handle);
    }

    LaterState load(List<Message.OfDue> messages) {
        Set<String> paid = new HashSet<>();
        Set<String> orders = new HashSet<>();
        Set<String> refunded = new HashSet<>();
        Set<String> sources = new HashSet<>();
        for (Message.OfDue message : messages) {
            Due due = message.due();
            switch (message) {
                case Message.PaymentDue asked -> {
                    paid.add(due.id());
                    orders.add(due.orderId());
                }
                case Message.PaymentAnswered answered -> paid.add(due.id());
                case Message.RefundDue asked -> {
                    refunded.add(due.id());
                    sources.add(due.orderId());
                }
                case Message.RefundAnswered answered -> refunded.add(due.id());
            }
        }
        return new LaterState(
                payments.settledAmong(paid),
                payments.tokens(orders),
                refunds.parts(refunded),
                payments.sources(sources));
    }

    static void save(Exchange writes, LaterState state) {
        PaymentTable.insert(writes, state.settlements());
        RefundTable.insert(writes, state.decided());
        PaymentTable.take(writes, state.decided());
        RefundTable.settle(writes, state.partsSettled());
        LaterInvoiceTable.insert(writes, invoices(state));
    }

    private static List<LaterInvoice> invoices(LaterState state) {
        List<LaterInvoice> invoices = new ArrayList<>();
        for (LaterSettlement settlement : state.settlements()) {
            switch (settlement) {
                case LaterSettlement.Captured captured -> invoices.add(captured.invoice());
                case LaterSettlement.Invoiced invoiced -> invoices.add(invoiced.invoice());
                case LaterSettlement.NothingDue free -> {}
                case LaterSettlement.Declined declined -> {}
            }
        }
        for (Event.RefundSettled refund : state.completed()) {
            LaterInvoice credit = refund.invoice();
            if (credit != null) {
                invoices.add(credit);
            }
        }
        return invoices;
    }
}
