package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import org.jspecify.annotations.Nullable;

/** Who ended a subscription, and why. */
public sealed interface Ending {

    /** X1: who bought it, or of a central one an admin, cancelled it. */
    record Cancelled(CancelSubscription command) implements Ending {}

    /** T6: an admin took it over; {@code target} is where its users were moved, null where they were not. */
    record TakenOver(Takeover takeover, @Nullable Subscription target) implements Ending {}

    /** X3: its life was over. */
    record LifeOver() implements Ending {}
}
