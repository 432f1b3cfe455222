package io.seatflow.billing.wire;

import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Payment;
import io.seatflow.billing.domain.Purchase;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.schemas.serde.MalformedRecord;
import io.seatflow.workflow.Malformed;

/** Orders as checkout accepts them, and as billing keeps them while it charges for them. Safe for all threads. */
public final class AcceptedOrders {
    private final AvroReader<OrderAccepted> reader;
    private final AvroWriter<OrderAccepted> writer;

    public AcceptedOrders(RegistryClient registry) {
        this.reader = AvroReader.of(Topics.CHECKOUT_EVENTS, registry);
        this.writer = AvroWriter.of(Topics.CHECKOUT_EVENTS, registry);
    }

    /**
     * Reads an order.
     *
     * @throws Malformed where it can never be read
     */
    public Message.OrderAccepted read(byte[] bytes) throws Malformed {
        OrderAccepted order;
        try {
            order = reader.decode(bytes);
        } catch (MalformedRecord e) {
            throw new Malformed(code(e), String.valueOf(e.getMessage()));
        }
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

    private static String code(MalformedRecord malformed) {
        return switch (malformed.kind()) {
            case NOT_WIRE_FORMAT -> "NOT_AVRO";
            case UNKNOWN_SCHEMA_ID -> "UNKNOWN_SCHEMA";
            case DOES_NOT_RESOLVE -> "OTHER_SCHEMA";
            case CORRUPT -> "CORRUPT";
            case TRAILING_BYTES -> "TRAILING_BYTES";
        };
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
