package io.seatflow.billing.domain;

/**
 * What a payment provider is asked to take. The same for every attempt at an order.
 *
 * @param orderId also the idempotency key (B4); of a later payment, what stands for the order's id
 * @param amountMinor in the currency's minor unit, more than 0
 * @param currency ISO 4217, upper case
 * @param token the provider's token of the card
 * @param description shown to the purchaser beside the charge
 */
public record ChargeRequest(
        String orderId, String tenantId, long amountMinor, String currency, String token, String description) {

    /** The charge for a later payment, under an id of its own that no storefront gives to an order. */
    public static ChargeRequest of(Due due, String token) {
        return new ChargeRequest(
                "payment:" + due.id(),
                due.tenantId(),
                due.totalMinor(),
                due.currency(),
                token,
                due.quantity() + " x " + due.productName());
    }

    /** The charge for a purchase. */
    public static ChargeRequest of(Purchase purchase, String token) {
        return new ChargeRequest(
                purchase.orderId(),
                purchase.tenantId(),
                purchase.amountDueMinor(),
                purchase.currency(),
                token,
                purchase.quantity() + " x " + purchase.productName());
    }
}
