package io.seatflow.availability.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a subscription: the version last taken in, and what it adds to the totals now. It is kept when
 * nothing counts any more, and after a removal: otherwise an older state, read again, would count for ever.
 *
 * @param counted null where nothing counts
 */
public record LastKnown(long version, @Nullable Seats counted) {
    /**
     * What is known after a state; the same as before where it says nothing new.
     *
     * @param last null where the subscription was not known
     * @param state null where the subscription was removed
     */
    public static @Nullable LastKnown after(@Nullable LastKnown last, @Nullable SubscriptionState state) {
        if (state == null) {
            return last == null ? null : new LastKnown(last.version(), null);
        }
        if (last != null && state.version() <= last.version()) {
            return last;
        }
        return new LastKnown(state.version(), state.counted());
    }
}
