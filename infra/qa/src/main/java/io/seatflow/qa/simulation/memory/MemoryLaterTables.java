package io.seatflow.qa.simulation.memory;

import io.seatflow.billing.domain.Event;
import io.seatflow.billing.domain.LaterInvoice;
import io.seatflow.billing.domain.LaterSettlement;
import io.seatflow.billing.domain.LaterState;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.PaidSource;
import io.seatflow.billing.domain.RefundPart;
import io.seatflow.billing.domain.Settlement;
import io.seatflow.workflow.Conflict;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What billing keeps of payments and refunds after purchases, in memory. */
public final class MemoryLaterTables {
    private final MemoryTable<String, LaterSettlement> payments = new MemoryTable<>("payment");
    private final MemoryTable<String, List<RefundPart>> refunds = new MemoryTable<>("refund");
    private final MemoryTable<String, Long> refunded = new MemoryTable<>("refunded_minor");
    private final MemoryTable<String, LaterInvoice> invoices = new MemoryTable<>("later_invoice");

    LaterState load(MemoryTransaction memory, List<Message.OfDue> messages, MemoryTable<String, Settlement> charges) {
        Set<String> settled = new HashSet<>();
        Map<String, String> tokens = new HashMap<>();
        Map<String, List<RefundPart>> parts = new HashMap<>();
        Map<String, List<PaidSource>> sources = new HashMap<>();
        for (Message.OfDue message : messages) {
            String id = message.due().id();
            String order = message.due().orderId();
            if (memory.find(payments, id) != null) {
                settled.add(id);
            }
            List<RefundPart> known = memory.find(refunds, id);
            if (known != null) {
                parts.put(id, known);
            }
            Settlement charge = memory.find(charges, order);
            String token = charge == null ? null : token(charge);
            if (token != null) {
                tokens.put(order, token);
            }
            if (message instanceof Message.RefundDue) {
                sources.put(order, sources(memory, order, charge));
            }
        }
        return new LaterState(settled, tokens, parts, sources);
    }

    private List<PaidSource> sources(MemoryTransaction memory, String order, @Nullable Settlement charge) {
        List<PaidSource> sources = new ArrayList<>();
        switch (charge) {
            case Settlement.Paid paid ->
                sources.add(new PaidSource(
                        order,
                        true,
                        paid.capture().reference(),
                        paid.purchase().amountDueMinor() - taken(memory, order),
                        paid.settledAt()));
            case Settlement.Invoiced invoiced ->
                sources.add(new PaidSource(
                        order,
                        true,
                        null,
                        invoiced.purchase().amountDueMinor() - taken(memory, order),
                        invoiced.settledAt()));
            case null -> {}
            case Settlement.Declined declined -> {}
            case Settlement.NothingDue free -> {}
        }
        for (LaterSettlement payment : memory.all(payments)) {
            if (payment.due().orderId().equals(order)) {
                long left =
                        payment.due().totalMinor() - taken(memory, payment.due().id());
                switch (payment) {
                    case LaterSettlement.Captured captured ->
                        sources.add(new PaidSource(
                                captured.due().id(),
                                false,
                                captured.capture().reference(),
                                left,
                                captured.settledAt()));
                    case LaterSettlement.Invoiced invoiced ->
                        sources.add(new PaidSource(invoiced.due().id(), false, null, left, invoiced.settledAt()));
                    case LaterSettlement.Declined declined -> {}
                    case LaterSettlement.NothingDue free -> {}
                }
            }
        }
        return sources;
    }

    private long taken(MemoryTransaction memory, String id) {
        Long taken = memory.find(refunded, id);
        return taken == null ? 0 : taken;
    }

    void save(MemoryTransaction memory, LaterState state) throws Conflict {
        for (LaterSettlement settlement : state.settlements()) {
            expect(memory.insert(payments, settlement.due().id(), settlement), "payment");
            switch (settlement) {
                case LaterSettlement.Captured captured -> keep(memory, captured.invoice());
                case LaterSettlement.Invoiced invoiced -> keep(memory, invoiced.invoice());
                case LaterSettlement.Declined declined -> {}
                case LaterSettlement.NothingDue free -> {}
            }
        }
        for (Event.RefundDecided refund : state.decided()) {
            expect(memory.insert(refunds, refund.due().id(), refund.parts()), "refund");
            refund.taken()
                    .forEach(
                            (source, amount) -> memory.put(refunded, source.id(), taken(memory, source.id()) + amount));
        }
        for (Event.RefundPartSettled part : state.partsSettled()) {
            List<RefundPart> parts = memory.lock(refunds, part.due().id());
            expect(parts != null && !parts.get(part.number()).isSettled(), "refund_part");
            memory.put(refunds, part.due().id(), settled(parts, part.number()));
        }
        for (Event.RefundSettled refund : state.completed()) {
            LaterInvoice credit = refund.invoice();
            if (credit != null) {
                keep(memory, credit);
            }
        }
    }

    private static List<RefundPart> settled(@Nullable List<RefundPart> parts, int number) {
        List<RefundPart> settled = new ArrayList<>(parts == null ? List.of() : parts);
        settled.replaceAll(part -> part.number() == number
                ? new RefundPart(number, part.paymentReference(), part.amountMinor(), true)
                : part);
        return List.copyOf(settled);
    }

    private void keep(MemoryTransaction memory, LaterInvoice invoice) {
        ConstraintBroken.check(memory.insert(invoices, invoice.number(), invoice), "later_invoice_pkey");
    }

    private static void expect(boolean isWritten, String table) throws Conflict {
        if (!isWritten) {
            throw new Conflict("table " + table);
        }
    }

    private static @Nullable String token(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Paid paid -> paid.token();
            case Settlement.Invoiced invoiced -> null;
            case Settlement.Declined declined -> declined.token();
            case Settlement.NothingDue free -> free.token();
        };
    }

    /** How each later payment ended, by its id. */
    public Map<String, LaterSettlement> payments() {
        return payments.rows();
    }

    /** The parts of each refund, by its id. */
    public Map<String, List<RefundPart>> refunds() {
        return refunds.rows();
    }
}
