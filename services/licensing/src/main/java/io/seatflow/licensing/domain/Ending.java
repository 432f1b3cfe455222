package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;

/** Who ended a subscription, and why. */
public sealed interface Ending {

    /** X1: who bought it, or of a central one an admin, cancelled it. */
    record Cancelled(CancelSubscription command) implements Ending {}

    /** X3: its life was over. */
    record LifeOver() implements Ending {}
}
