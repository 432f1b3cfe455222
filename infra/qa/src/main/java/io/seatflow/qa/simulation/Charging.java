package io.seatflow.qa.simulation;

import io.seatflow.billing.domain.Message;
import io.seatflow.workflow.Effect;
import io.seatflow.workflow.Intent;

import java.time.InstantSource;

/**
 * Billing's effect, with one instance's clock and the world's provider.
 *
 * @param isImmediate whether it is performed on the worker's own thread
 */
record Charging(Wire wire, InstantSource clock, Payments payments, boolean isImmediate) implements Effect<Message> {
    @Override
    public Message perform(Intent intent) throws Exception {
        Wire.Left before = wire.enter(clock, payments);
        try {
            return wire.billing.effect().perform(intent);
        } finally {
            before.close();
        }
    }
}
