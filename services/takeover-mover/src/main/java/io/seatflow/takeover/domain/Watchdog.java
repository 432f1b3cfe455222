package io.seatflow.takeover.domain;

import io.seatflow.takeover.domain.Event.Asked;
import io.seatflow.takeover.domain.Event.Changed;
import io.seatflow.takeover.domain.Event.WatchSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * T5: whoever looks after a takeover that runs. While it moves it is spoken of at least once a second; when it stands
 * still for too long everybody is told, and licensing is asked again for what it has not answered.
 */
final class Watchdog {
    private Watchdog() {}

    static List<Event> look(Takeover takeover, Rhythm rhythm, Instant now) {
        List<Event> events = new ArrayList<>();
        if (rhythm.isStandingStill(takeover, now)) {
            Takeover stalled = takeover.stall().say(now);
            events.add(new Changed(stalled, true));
            Course.outstanding(stalled).forEach(step -> events.add(new Asked(stalled, step)));
            events.add(new WatchSet(takeover.id(), now.plus(rhythm.patience())));
            return events;
        }
        if (rhythm.isToBeSaid(takeover, now)) {
            events.add(new Changed(takeover.say(now), true));
        }
        events.add(new WatchSet(takeover.id(), now.plus(rhythm.progress())));
        return events;
    }
}
