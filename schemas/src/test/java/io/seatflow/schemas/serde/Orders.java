package io.seatflow.schemas.serde;

import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;

import java.time.Instant;

/** Orders to write and read. */
final class Orders {
    private Orders() {}

    static OrderPlaced order(int number) {
        return OrderPlaced.newBuilder()
                .setOrderId("order-" + number)
                .setTenantId("contoso")
                .setBuyerEmail("åsa@contoso.example")
                .setProductId("CFQ7TTC0H9MP")
                .setQuantity(1 + number % 100)
                .setUnitPriceMinor(1000L + number)
                .setCurrency("SEK")
                .setTerm(number % 2 == 0 ? Term.MONTHLY : Term.YEARLY)
                .setPayment(Payment.CARD)
                .setTermsAccepted(true)
                .setStorefront("website")
                .setPlacedAt(Instant.ofEpochMilli(1_790_000_000_000L + number))
                .build();
    }
}
