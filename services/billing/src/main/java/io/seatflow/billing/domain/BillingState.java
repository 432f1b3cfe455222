package io.seatflow.billing.domain;

import io.seatflow.billing.domain.Event.ChargeIntended;
import io.seatflow.workflow.State;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of a batch's orders are settled, and what the batch settles itself. */
public final class BillingState implements State<Event> {
    private final Set<String> settled;
    private final Set<String> intended = new HashSet<>();
    private final List<Settlement> settlements = new ArrayList<>();
    private final LaterState later;

    /** Of a batch that is about orders alone. */
    public BillingState(Set<String> settled) {
        this(settled, LaterState.empty());
    }

    /** @param settled ids of those of the batch's orders that were settled before it */
    public BillingState(Set<String> settled, LaterState later) {
        this.settled = new HashSet<>(settled);
        this.later = later;
    }

    @Override
    public void apply(Event event) {
        switch (event) {
            case ChargeIntended charge -> intended.add(charge.purchase().orderId());
            case Settlement settlement -> {
                settled.add(settlement.purchase().orderId());
                settlements.add(settlement);
            }
            case LaterSettlement settlement -> later.apply(settlement);
            case Event.PaymentIntended payment -> later.intend(payment.due().id());
            case Event.RefundDecided refund -> later.apply(refund);
            case Event.RefundPartIntended part -> {}
            case Event.RefundPartSettled part -> later.apply(part);
            case Event.RefundSettled refund -> later.apply(refund);
        }
    }

    boolean isSettled(String orderId) {
        return settled.contains(orderId);
    }

    boolean isIntended(String orderId) {
        return intended.contains(orderId);
    }

    /** What is paid and paid back after purchases. */
    public LaterState later() {
        return later;
    }

    /** What this batch settled, in the order it was decided. */
    public List<Settlement> settlements() {
        return Collections.unmodifiableList(settlements);
    }
}
