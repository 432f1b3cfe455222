package io.seatflow.takeover.domain;

import io.seatflow.takeover.domain.Event.Asked;
import io.seatflow.takeover.domain.Event.Changed;
import io.seatflow.takeover.domain.Event.WatchEnded;
import io.seatflow.takeover.domain.Event.WatchSet;
import io.seatflow.takeover.domain.Message.Refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events by which one takeover goes on from where it is. */
record Course(Takeover takeover, Rhythm rhythm, Instant now) {

    List<Event> start() {
        return List.of(
                new Changed(takeover, true),
                new Asked(takeover, new Step.Reserve()),
                new WatchSet(takeover.id(), now.plus(rhythm.progress())));
    }

    /** Asks for the chunks that may be under way, or for the end where there is none left. */
    List<Event> moveOn(Phase phase, Move move) {
        if (move.isComplete()) {
            return say(
                    takeover.further(takeover.standing().to(Phase.CANCELLING), move, now), List.of(new Step.Finish()));
        }
        List<Integer> next = move.next();
        Takeover after = takeover.further(takeover.standing().to(phase), move.send(next.size()), now);
        List<Step> steps = next.stream().<Step>map(Step.MoveChunk::new).toList();
        boolean isNews = phase != takeover.phase() || takeover.standing().stalled();
        return isNews || rhythm.isToBeSaid(takeover, now) ? say(after, steps) : keep(after, steps);
    }

    List<Event> end(Phase phase) {
        Move move = phase == Phase.DONE ? takeover.move().finished() : takeover.move();
        return ended(takeover.further(takeover.standing().to(phase), move, now));
    }

    /** To the end where licensing refused the whole, or to undoing it. */
    List<Event> refuse(Phase phase, Refused refused) {
        Standing standing = takeover.standing().refused(phase, refused.reason(), refused.missing());
        Takeover after = takeover.further(standing, takeover.move(), now);
        return phase.isEnd() ? ended(after) : say(after, List.of(new Step.Release()));
    }

    /** It could not be undone, so it goes on. */
    List<Event> resume() {
        Takeover after = takeover.further(takeover.standing().to(Phase.MOVING), takeover.move(), now);
        return say(after, outstanding(after));
    }

    List<Event> stall() {
        return say(takeover.stall(), List.of());
    }

    /** The steps that licensing was asked for and has not answered. */
    static List<Step> outstanding(Takeover takeover) {
        return switch (takeover.phase()) {
            case STARTED -> List.of(new Step.Reserve());
            case RESERVED, MOVING ->
                takeover.move().outstanding().stream()
                        .<Step>map(Step.MoveChunk::new)
                        .toList();
            case CANCELLING -> List.of(new Step.Finish());
            case RELEASING -> List.of(new Step.Release());
            case DONE, REFUSED, RELEASED -> List.of();
        };
    }

    private List<Event> ended(Takeover after) {
        return List.of(new Changed(after.say(now), true), new WatchEnded(after.id()));
    }

    private List<Event> say(Takeover after, List<Step> steps) {
        return events(after.say(now), true, steps);
    }

    private List<Event> keep(Takeover after, List<Step> steps) {
        return events(after, false, steps);
    }

    /** Whoever looked now and then at one that stood still looks often again. */
    private List<Event> events(Takeover after, boolean said, List<Step> steps) {
        List<Event> events = new ArrayList<>();
        events.add(new Changed(after, said));
        steps.forEach(step -> events.add(new Asked(after, step)));
        if (takeover.standing().stalled() && !after.standing().stalled()) {
            events.add(new WatchSet(after.id(), now.plus(rhythm.progress())));
        }
        return events;
    }
}
