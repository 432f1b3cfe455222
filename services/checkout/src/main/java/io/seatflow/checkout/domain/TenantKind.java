package io.seatflow.checkout.domain;

/** What kind of organisation a tenant is; only a commercial one buys by self-service (E4). */
public enum TenantKind {
    COMMERCIAL,
    GOVERNMENT,
    EDUCATION
}
