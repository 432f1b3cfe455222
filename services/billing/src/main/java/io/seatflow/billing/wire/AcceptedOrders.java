package io.seatflow.billing.wire;

import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Payment;
import io.seatflow.billing.domain.Purchase;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.TopicReader;
import org.jspecify.annotations.Nullable;

/** Orders as checkout accepts them, and as billing keeps them while it charges for them. Safe for all threads. */
public final class AcceptedOrders {
    private final TopicReader<OrderAccepted> reader;
    private final AvroWriter<OrderAccepted> writer;

    public AcceptedOrders(RegistryClient registry) {
        this.reader = new TopicReader<>(Topics.CHECKOUT_EVENTS, registry);
        this.writer = AvroWriter.of(Topics.CHECKOUT_EVENTS, registry);
    }

    /**
     * Reads an order.
     *
     * @throws Malformed where it can never be read, or is missing
     */
    public Message.OrderAccepted read(byte @Nullable [] bytes) throws Malformed {
        OrderAccepted order = reader.read(bytes);
        return new Message.OrderAccepted(Purchases.read(order.getPurchase()), payment(order));
    }

    /** The order of a charge, so that {@link #read} gives its purchase and token back. */
    public byte[] write(Purchase purchase, String token) {
        return writer.encode(OrderAccepted.newBuilder()
                .setPurchase(Purchases.write(purchase))
                .setPayment(io.seatflow.storefront.Payment.CARD)
                .setPaymentToken(token)
                .setStorefront("")
                .build());
    }

    private static Payment payment(OrderAccepted order) {
        String token = order.getPaymentToken();
        return switch (order.getPayment()) {
            case CARD -> token == null ? new Payment.None() : new Payment.Card(token);
            case INVOICE -> new Payment.OnInvoice();
            case NONE -> new Payment.None();
        };
    }
}
