package io.seatflow.licensing.domain;

/** Who delegated, the partner's customer, and to whom: a user by their own tenant. */
public record DelegationId(String tenantId, UserId partner) {}
