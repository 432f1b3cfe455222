package io.seatflow.checkout.domain;

import java.util.Arrays;

/** What a tenant's admin allows for a product (P2). */
public enum Policy {
    /** Buy and try. */
    ENABLED("Enabled"),
    /** Card-free trials only. */
    ONLY_TRIALS_WITHOUT_PAYMENT_METHOD("OnlyTrialsWithoutPaymentMethod"),
    /** Neither. */
    DISABLED("Disabled");

    private final String value;

    Policy(String value) {
        this.value = value;
    }

    /** The policy's name outside. */
    public String value() {
        return value;
    }

    /**
     * The policy of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Policy of(String value) {
        for (Policy policy : values()) {
            if (policy.value.equals(value)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("expected a policy of "
                + Arrays.stream(values()).map(Policy::value).toList() + ", found " + value);
    }

    /** Whether the policy forbids the order. */
    public boolean forbids(Order order) {
        return switch (this) {
            case ENABLED -> false;
            case ONLY_TRIALS_WITHOUT_PAYMENT_METHOD -> !(order.trial() && order.payment() == PaymentMethod.NONE);
            case DISABLED -> true;
        };
    }
}
