package io.seatflow.checkout.domain;

/** Why an order is rejected. The names are the public codes; where several apply, the first of them is named. */
public enum Reason {
    NOT_ALLOWED,
    UNKNOWN_TENANT,
    UNMANAGED_TENANT,
    UNKNOWN_USER,
    INACTIVE_ACCOUNT,
    GUEST_ACCOUNT,
    TENANT_NOT_ELIGIBLE,
    MARKET_NOT_ELIGIBLE,
    PRODUCT_NOT_OFFERED,
    DISABLED_BY_POLICY,
    TRIAL_NOT_AVAILABLE,
    TERMS_NOT_ACCEPTED,
    INVALID_QUANTITY,
    PAYMENT_METHOD_NOT_ACCEPTED,
    PRICE_CHANGED,
    PAYMENT_DECLINED
}
