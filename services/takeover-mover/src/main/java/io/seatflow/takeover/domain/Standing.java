package io.seatflow.takeover.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where a takeover stands.
 *
 * @param stalled whether it has not moved for longer than the watchdog's patience
 * @param reason why it was refused or released, a code; null otherwise
 * @param missing with NOT_ENOUGH_LICENSES: seats that the target is short of
 */
public record Standing(
        Phase phase, boolean stalled, @Nullable String reason, int missing) {
    static Standing in(Phase phase) {
        return new Standing(phase, false, null, 0);
    }

    Standing refused(Phase next, String why, int seats) {
        return new Standing(next, false, why, seats);
    }

    /** Goes on, whatever was in its way before; why it is being undone stays known. */
    Standing to(Phase next) {
        return next == Phase.RELEASED ? new Standing(next, false, reason, missing) : in(next);
    }

    Standing stall() {
        return new Standing(phase, true, reason, missing);
    }
}
