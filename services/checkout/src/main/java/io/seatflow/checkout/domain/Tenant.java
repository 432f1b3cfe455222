package io.seatflow.checkout.domain;

/**
 * An organisation's directory.
 *
 * @param market ISO 3166-1 alpha-2
 * @param language the language its people are written to in, ISO 639-1
 * @param version grows with every change
 */
public record Tenant(String id, TenantKind kind, String market, boolean managed, String language, long version) {}
