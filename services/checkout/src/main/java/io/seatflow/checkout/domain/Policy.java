package io.seatflow.checkout.domain;

/** What a tenant's admin allows for a product (P2). */
public enum Policy {
    /** Buy and try. */
    ENABLED,
    /** Card-free trials only. */
    ONLY_TRIALS_WITHOUT_PAYMENT_METHOD,
    /** Neither. */
    DISABLED;

    /** Whether the policy forbids the order. */
    public boolean forbids(Order order) {
        return switch (this) {
            case ENABLED -> false;
            case ONLY_TRIALS_WITHOUT_PAYMENT_METHOD -> !(order.trial() && order.payment() == PaymentMethod.NONE);
            case DISABLED -> true;
        };
    }
}
