package io.seatflow.billing.wire;

import io.seatflow.billing.domain.Event;
import io.seatflow.billing.domain.LaterSettlement;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Settlement;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.workflow.Codec;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.Outputs;
import io.seatflow.workflow.Timer;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Accepted orders and what is due later in, settlements out; in between a charge is an intent under the order's id (B4). */
public final class BillingCodec implements Codec<Message, Event> {
    /** What billing reads. */
    public static final List<Input> INPUTS =
            List.of(Input.lanes(Topics.CHECKOUT_EVENTS), Input.lanes(Topics.LICENSING_EVENTS));

    private final AcceptedOrders orders;
    private final LaterDues dues;
    private final Requests requests;
    private final BillingEvents events;

    public BillingCodec(AcceptedOrders orders, LaterDues dues, Requests requests, RegistryClient registry) {
        this.orders = orders;
        this.dues = dues;
        this.requests = requests;
        this.events = new BillingEvents(registry);
    }

    @Override
    public @Nullable Message decode(Inbound inbound) throws Malformed {
        return switch (inbound.topic()) {
            case "checkout.events" -> orders.read(inbound.value());
            case "licensing.events" -> dues.read(inbound);
            default -> throw new IllegalStateException("expected a topic of " + INPUTS + ", found " + inbound.topic());
        };
    }

    @Override
    public Message due(Timer timer) {
        throw new IllegalStateException("billing sets no timers, found " + timer.id());
    }

    @Override
    public void encode(Event event, Outputs outputs) {
        switch (event) {
            case Event.ChargeIntended charge ->
                outputs.intend(charge.purchase().orderId(), orders.write(charge.purchase(), charge.token()));
            case Settlement settlement -> events.publish(settlement, outputs);
            case LaterSettlement settlement -> events.publish(settlement, outputs);
            case Event.PaymentIntended payment ->
                outputs.intend("payment:" + payment.due().id(), requests.write(payment));
            case Event.RefundPartIntended part ->
                outputs.intend("refund:" + part.due().id() + "/" + part.number(), requests.write(part));
            case Event.RefundSettled refund -> events.publish(refund, outputs);
            case Event.RefundDecided refund -> {}
            case Event.RefundPartSettled part -> {}
        }
    }
}
