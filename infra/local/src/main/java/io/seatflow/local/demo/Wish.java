package io.seatflow.local.demo;

import io.seatflow.local.commands.Catalogue;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;

import java.time.Instant;

/** Orders as a storefront fills them in: at the price that the catalogue shows. */
record Wish(Catalogue catalogue, Instant now, Run run) {
    /** An order by card that says nothing unusual. */
    OrderPlaced.Builder order(String orderId, Shop shop, int buyer, String productId, int quantity, Term term) {
        return OrderPlaced.newBuilder()
                .setOrderId(orderId)
                .setTenantId(run.tenant(shop.tenantId()))
                .setBuyerEmail(shop.email(buyer))
                .setProductId(productId)
                .setQuantity(quantity)
                .setUnitPriceMinor(price(productId, term, shop.currency()))
                .setCurrency(shop.currency())
                .setTerm(term)
                .setPayment(Payment.CARD)
                .setPaymentToken("pm_card_visa")
                .setTermsAccepted(true)
                .setStorefront(quantity == 1 ? "in-app-prompt" : "product-website")
                .setPlacedAt(now);
    }

    long price(String productId, Term term, String currency) {
        return catalogue
                .selfServicePrice(productId, term.name(), currency)
                .orElseThrow(() -> new CommandFailure(
                        "the demo needs a %s price of %s in %s".formatted(term, productId, currency)));
    }

    String name(String productId) {
        return catalogue.product(productId).map(Catalogue.Product::name).orElse(productId);
    }
}
