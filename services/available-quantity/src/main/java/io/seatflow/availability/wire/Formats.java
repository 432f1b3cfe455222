package io.seatflow.availability.wire;

/**
 * What is read and written, each in its form on the wire. Safe for threads.
 *
 * @param subscriptions reads {@code licensing.subscriptions}
 * @param products writes {@code availability.products}
 * @param deadLetters writes {@code available-quantity.dead-letters}
 */
public record Formats(SubscriptionReader subscriptions, ProductWriter products, DeadLetterWriter deadLetters) {}
