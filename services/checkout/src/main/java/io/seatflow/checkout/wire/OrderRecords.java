package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.PaymentMethod;
import io.seatflow.checkout.domain.Term;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;

/** A storefront's order, checked as far as it can be without knowing anything else. */
final class OrderRecords {
    static final int LONGEST_EMAIL = 320;
    static final int LONGEST_CURRENCY = 16;
    private static final int LONGEST_TOKEN = 500;

    private OrderRecords() {}

    static Order order(OrderPlaced placed) throws Malformed {
        String token = placed.getPaymentToken();
        return new Order(
                Field.id("orderId", placed.getOrderId()),
                Field.id("tenantId", placed.getTenantId()),
                Field.required("buyerEmail", placed.getBuyerEmail(), LONGEST_EMAIL),
                Field.id("productId", placed.getProductId()),
                placed.getQuantity(),
                Field.number("unitPriceMinor", placed.getUnitPriceMinor()),
                Field.required("currency", placed.getCurrency(), LONGEST_CURRENCY),
                term(placed.getTerm()),
                placed.getTrial(),
                payment(placed.getPayment()),
                token == null ? null : Field.optional("paymentToken", token, LONGEST_TOKEN),
                placed.getTermsAccepted(),
                Field.id("storefront", placed.getStorefront()));
    }

    static Term term(io.seatflow.storefront.Term term) {
        return switch (term) {
            case MONTHLY -> Term.MONTHLY;
            case YEARLY -> Term.YEARLY;
        };
    }

    private static PaymentMethod payment(io.seatflow.storefront.Payment payment) {
        return switch (payment) {
            case CARD -> PaymentMethod.CARD;
            case INVOICE -> PaymentMethod.INVOICE;
            case NONE -> PaymentMethod.NONE;
        };
    }
}
