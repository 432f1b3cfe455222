package io.seatflow.licensing.domain;

/** What whoever bought a subscription, or an admin of a central one, wants of it. */
public sealed interface OwnersCommand extends Command permits SeatCommand, SubscriptionCommand {}
