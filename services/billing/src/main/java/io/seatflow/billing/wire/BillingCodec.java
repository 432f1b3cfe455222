package io.seatflow.billing.wire;

import io.seatflow.billing.domain.Event;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Settlement;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.workflow.Codec;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.Outputs;
import io.seatflow.workflow.Timer;

/** Accepted orders in, settlements out; in between a charge is an intent under the order's id (B4). */
public final class BillingCodec implements Codec<Message, Event> {
    private final AcceptedOrders orders;
    private final BillingEvents events;

    public BillingCodec(AcceptedOrders orders, RegistryClient registry) {
        this.orders = orders;
        this.events = new BillingEvents(registry);
    }

    @Override
    public Message decode(Inbound inbound) throws Malformed {
        return orders.read(inbound.value());
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
        }
    }
}
