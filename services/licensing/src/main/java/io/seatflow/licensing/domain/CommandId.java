package io.seatflow.licensing.domain;

/** The sender's id of a command. It is an idempotency key in its tenant only: no tenant meets another's ids. */
public record CommandId(String tenantId, String id) {}
