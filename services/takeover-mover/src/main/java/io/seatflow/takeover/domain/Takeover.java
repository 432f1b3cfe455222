package io.seatflow.takeover.domain;

import java.time.Instant;

/**
 * A takeover as it is after one decision.
 *
 * @param version of what was last said of it: starts at 1 and grows by one with everything said
 * @param movedAt when it last came further
 * @param saidAt when it was last spoken of
 */
public record Takeover(
        TakeoverOrder order,
        Standing standing,
        Move move,
        long version,
        Instant startedAt,
        Instant movedAt,
        Instant saidAt) {

    static Takeover start(TakeoverOrder order, Instant now) {
        return new Takeover(order, Standing.in(Phase.STARTED), Move.UNKNOWN, 1, now, now, now);
    }

    public TakeoverId id() {
        return order.id();
    }

    Phase phase() {
        return standing.phase();
    }

    /** Whether nothing follows. */
    public boolean isEnded() {
        return phase().isEnd();
    }

    /** It came further. */
    Takeover further(Standing next, Move furtherMove, Instant now) {
        return new Takeover(order, next, furtherMove, version, startedAt, now, saidAt);
    }

    Takeover stall() {
        return new Takeover(order, standing.stall(), move, version, startedAt, movedAt, saidAt);
    }

    Takeover send(int chunks) {
        return new Takeover(order, standing, move.send(chunks), version, startedAt, movedAt, saidAt);
    }

    Takeover say(Instant now) {
        return new Takeover(order, standing, move, version + 1, startedAt, movedAt, now);
    }
}
