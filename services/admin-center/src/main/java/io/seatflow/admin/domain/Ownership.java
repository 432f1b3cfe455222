package io.seatflow.admin.domain;

/**
 * Whose a subscription is.
 *
 * @param central bought centrally, not by self-service
 */
public record Ownership(boolean central, String purchaserId) {}
