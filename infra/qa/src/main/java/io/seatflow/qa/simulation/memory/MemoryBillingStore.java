package io.seatflow.qa.simulation.memory;

import io.seatflow.billing.domain.BillingState;
import io.seatflow.billing.domain.Invoice;
import io.seatflow.billing.domain.InvoiceLine;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Settlement;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code BillingStore} does, in memory; shared by all instances of billing. */
public final class MemoryBillingStore implements Store<Message, BillingState> {
    private static final Pattern CARD_NUMBER = Pattern.compile("^[0-9 -]{13,}$");

    private final MemoryTable<String, Settlement> charges = new MemoryTable<>("charge");
    private final MemoryTable<String, Invoice> invoices = new MemoryTable<>("invoice");
    private final MemoryLaterTables later = new MemoryLaterTables();

    @Override
    public BillingState load(Transaction transaction, List<Message> messages) {
        MemoryTransaction memory = MemoryTransaction.of(transaction);
        Set<String> settled = new HashSet<>();
        List<Message.OfDue> dues = new ArrayList<>();
        for (Message message : messages) {
            switch (message) {
                case Message.OfOrder order -> {
                    boolean isAsked = !(order instanceof Message.ChargeAnswered && memory.isHopeful());
                    if (isAsked && memory.find(charges, order.orderId()) != null) {
                        settled.add(order.orderId());
                    }
                }
                case Message.OfDue due -> dues.add(due);
            }
        }
        return new BillingState(settled, later.load(memory, dues, charges));
    }

    @Override
    public void save(Transaction transaction, BillingState state) throws Conflict {
        MemoryTransaction memory = MemoryTransaction.of(transaction);
        boolean allWritten = true;
        for (Settlement settlement : state.settlements()) {
            check(settlement);
            allWritten &= memory.insert(charges, settlement.purchase().orderId(), settlement);
        }
        if (!allWritten) {
            throw new Conflict("table charge");
        }
        for (Settlement settlement : state.settlements()) {
            Invoice invoice = invoice(settlement);
            if (invoice != null) {
                check(invoice);
                boolean isNew = memory.insert(invoices, invoice.number(), invoice);
                ConstraintBroken.check(isNew, "invoice_pkey");
            }
        }
        later.save(memory, state.later());
    }

    /** What was paid and paid back after purchases. */
    public MemoryLaterTables later() {
        return later;
    }

    /** How each order's payment ended, by order id. */
    public Map<String, Settlement> charges() {
        return charges.rows();
    }

    /** The invoices, by number. */
    public Map<String, Invoice> invoices() {
        return invoices.rows();
    }

    private static @Nullable Invoice invoice(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Paid paid -> paid.invoice();
            case Settlement.Invoiced invoiced -> invoiced.invoice();
            case Settlement.Declined declined -> null;
            case Settlement.NothingDue free -> null;
        };
    }

    private static void check(Settlement settlement) {
        long amount = settlement.purchase().amountDueMinor();
        boolean isDue = !(settlement instanceof Settlement.NothingDue);
        ConstraintBroken.check(isDue ? amount > 0 : amount == 0, "amount_where_due");
        String token = token(settlement);
        ConstraintBroken.check(token == null || !CARD_NUMBER.matcher(token).find(), "no_card_number");
    }

    private static @Nullable String token(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Paid paid -> paid.token();
            case Settlement.Invoiced invoiced -> null;
            case Settlement.Declined declined -> declined.token();
            case Settlement.NothingDue free -> free.token();
        };
    }

    private static void check(Invoice invoice) {
        InvoiceLine line = invoice.line();
        ConstraintBroken.check(line.quantity() > 0, "invoice_quantity_check");
        ConstraintBroken.check(line.unitPriceMinor() > 0, "invoice_unit_price_minor_check");
        ConstraintBroken.check(invoice.serviceTo().isAfter(invoice.serviceFrom()), "service_takes_time");
    }
}
