package io.seatflow.takeover.wire;

import io.seatflow.events.licensing.TakeoverMode;
import io.seatflow.takeover.domain.Mode;

/** The two ways of a takeover. */
final class Modes {
    private Modes() {}

    static Mode read(TakeoverMode mode) {
        return switch (mode) {
            case MOVE -> Mode.MOVE;
            case CANCEL -> Mode.CANCEL;
        };
    }

    static TakeoverMode write(Mode mode) {
        return switch (mode) {
            case MOVE -> TakeoverMode.MOVE;
            case CANCEL -> TakeoverMode.CANCEL;
        };
    }
}
