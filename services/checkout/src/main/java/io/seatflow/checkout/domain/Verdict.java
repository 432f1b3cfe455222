package io.seatflow.checkout.domain;

/** What the rules say of an order before its payment. */
public sealed interface Verdict {

    /** Nothing speaks against it. */
    record Acceptable(User buyer, Product product) implements Verdict {}

    /**
     * It is refused.
     *
     * @param message for the buyer, in the tenant's language
     * @param price the order's, or with PRICE_CHANGED the one in force
     */
    record Refused(Reason reason, String message, Money price) implements Verdict {}

    /** Judges an order in its situation. */
    static Verdict of(Situation situation) {
        Reason reason = Eligibility.firstRefusal(situation);
        User buyer = situation.buyer();
        Product product = situation.product();
        if (reason == null && buyer != null && product != null) {
            return new Acceptable(buyer, product);
        }
        if (reason == null) {
            throw new IllegalStateException("order " + situation.order().id() + " passed every rule without "
                    + (buyer == null ? "a buyer" : "a product"));
        }
        Wording wording = Wording.of(situation.tenant());
        Money price = price(situation, reason);
        String detail = reason == Reason.PRICE_CHANGED ? wording.amount(price) : "";
        return new Refused(reason, wording.refused(reason, detail), price);
    }

    private static Money price(Situation situation, Reason reason) {
        Order order = situation.order();
        Price current = reason == Reason.PRICE_CHANGED ? situation.currentPrice() : null;
        return current == null
                ? new Money(order.unitPriceMinor(), order.currency())
                : new Money(current.unitPriceMinor(), current.currency());
    }
}
