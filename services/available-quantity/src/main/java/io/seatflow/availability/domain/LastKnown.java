package io.seatflow.availability.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a subscription: the version last taken in, its seats, and whether they count now. It is kept when
 * nothing counts any more, and after a removal: otherwise an older state, read again, would count for ever. All rows can be
 * added up from it.
 *
 * @param seats null where an earlier release remembered a subscription that did not count
 * @param counts whether the seats add to the totals
 */
public record LastKnown(long version, @Nullable Seats seats, boolean counts) {
    /**
     * What is known after a state; the same as before where it says nothing new.
     *
     * @param last null where the subscription was not known
     * @param state null where the subscription was removed
     */
    public static @Nullable LastKnown after(@Nullable LastKnown last, @Nullable SubscriptionState state) {
        if (state == null) {
            return last == null ? null : new LastKnown(last.version(), last.seats(), false);
        }
        if (last != null && state.version() <= last.version()) {
            return last;
        }
        return new LastKnown(state.version(), state.seats(), state.status().counted());
    }

    /** The seats that add to the totals; null for none. */
    public @Nullable Seats counted() {
        return counts ? seats : null;
    }
}
