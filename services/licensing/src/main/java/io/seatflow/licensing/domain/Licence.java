package io.seatflow.licensing.domain;

/** One seat of a subscription that a user has. A user has at most one of each subscription. */
public record Licence(SubscriptionId subscription, UserId user) {}
