package io.seatflow.billing.domain;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of the later payments and refunds that a batch names, and what it does about them. */
public final class LaterState {
    private final Set<String> settled;
    private final Map<String, String> tokens;
    private final Map<String, List<RefundPart>> refunds;
    private final Map<String, List<PaidSource>> sources;
    private final Set<String> intended = new HashSet<>();
    private final List<LaterSettlement> settlements = new ArrayList<>();
    private final List<Event.RefundDecided> decided = new ArrayList<>();
    private final List<Event.RefundPartSettled> partsSettled = new ArrayList<>();
    private final List<Event.RefundSettled> completed = new ArrayList<>();

    /**
     * @param settled ids of the payments that have ended
     * @param tokens of the cards that orders were paid with, by order id
     * @param refunds the parts of the refunds that were decided, by the refund's id
     * @param sources what can be paid back, by order id
     */
    public LaterState(
            Set<String> settled,
            Map<String, String> tokens,
            Map<String, List<RefundPart>> refunds,
            Map<String, List<PaidSource>> sources) {
        this.settled = new HashSet<>(settled);
        this.tokens = Map.copyOf(tokens);
        this.refunds = new HashMap<>();
        refunds.forEach((id, parts) -> this.refunds.put(id, new ArrayList<>(parts)));
        this.sources = new HashMap<>();
        sources.forEach((order, paid) -> this.sources.put(order, new ArrayList<>(paid)));
    }

    /** Where a batch names no payment after a purchase. */
    public static LaterState empty() {
        return new LaterState(Set.of(), Map.of(), Map.of(), Map.of());
    }

    boolean isSettled(String paymentId) {
        return settled.contains(paymentId);
    }

    boolean isIntended(String paymentId) {
        return intended.contains(paymentId);
    }

    @Nullable String token(String orderId) {
        return tokens.get(orderId);
    }

    @Nullable List<RefundPart> refund(String refundId) {
        return refunds.get(refundId);
    }

    /** The newest first, so that a term that was just paid gives back before those that are over. */
    List<PaidSource> sourcesOf(String orderId) {
        return sources.getOrDefault(orderId, List.of()).stream()
                .sorted(Comparator.comparing(PaidSource::paidAt).reversed().thenComparing(PaidSource::id))
                .toList();
    }

    void intend(String paymentId) {
        intended.add(paymentId);
    }

    void apply(LaterSettlement settlement) {
        settled.add(settlement.due().id());
        settlements.add(settlement);
        switch (settlement) {
            case LaterSettlement.Captured captured ->
                pay(captured.due(), captured.capture().reference(), settlement);
            case LaterSettlement.Invoiced invoiced -> pay(invoiced.due(), null, settlement);
            case LaterSettlement.Declined declined -> {}
            case LaterSettlement.NothingDue free -> {}
        }
    }

    private void pay(Due due, @Nullable String reference, LaterSettlement settlement) {
        List<PaidSource> known = sources.get(due.orderId());
        if (known != null) {
            known.add(new PaidSource(due.id(), false, reference, due.totalMinor(), settlement.settledAt()));
        }
    }

    void apply(Event.RefundDecided refund) {
        decided.add(refund);
        refunds.put(refund.due().id(), new ArrayList<>(refund.parts()));
        List<PaidSource> paid = sources.get(refund.due().orderId());
        if (paid != null) {
            refund.taken()
                    .forEach((source, amount) ->
                            paid.replaceAll(each -> each.id().equals(source.id()) ? each.less(amount) : each));
        }
    }

    void apply(Event.RefundPartSettled part) {
        partsSettled.add(part);
        List<RefundPart> parts = refunds.get(part.due().id());
        if (parts != null) {
            parts.replaceAll(each -> each.number() == part.number() ? each.settled() : each);
        }
    }

    void apply(Event.RefundSettled refund) {
        completed.add(refund);
    }

    /** Whether there is nothing to be saved. */
    public boolean isUntouched() {
        return settlements.isEmpty() && decided.isEmpty() && partsSettled.isEmpty() && completed.isEmpty();
    }

    /** Payments that ended, in the order it was decided. */
    public List<LaterSettlement> settlements() {
        return Collections.unmodifiableList(settlements);
    }

    /** Refunds that were decided. */
    public List<Event.RefundDecided> decided() {
        return Collections.unmodifiableList(decided);
    }

    /** Parts that the provider has paid back. */
    public List<Event.RefundPartSettled> partsSettled() {
        return Collections.unmodifiableList(partsSettled);
    }

    /** Refunds all of whose parts are paid back. */
    public List<Event.RefundSettled> completed() {
        return Collections.unmodifiableList(completed);
    }
}
