package io.seatflow.takeover.domain;

import io.seatflow.takeover.domain.Event.IdReused;
import io.seatflow.takeover.domain.Message.Answer;
import io.seatflow.takeover.domain.Message.Cancelled;
import io.seatflow.takeover.domain.Message.ChunkMoved;
import io.seatflow.takeover.domain.Message.Refused;
import io.seatflow.takeover.domain.Message.Released;
import io.seatflow.takeover.domain.Message.Reserved;
import io.seatflow.takeover.domain.Message.StartTakeover;
import io.seatflow.takeover.domain.Message.Watch;
import io.seatflow.workflow.Decider;

import java.time.Instant;
import java.util.List;

/** T5: what follows from each message. It goes on until an end, or is undone; it is never half done. */
public final class TakeoverDecider implements Decider<Message, TakeoverState, Event> {
    /** Licensing's answer to an undoing that comes when users have been moved: then it goes on. */
    static final String ALREADY_MOVED = "ALREADY_MOVED";

    private final Rhythm rhythm;

    public TakeoverDecider(Rhythm rhythm) {
        this.rhythm = rhythm;
    }

    @Override
    public List<Event> decide(Message message, TakeoverState state, Instant now) {
        Takeover takeover = state.takeover(message.id());
        return switch (message) {
            case StartTakeover start -> takeover == null ? start(start.order(), now) : again(start.order(), takeover);
            case Watch watch ->
                takeover == null || takeover.isEnded() ? List.of() : Watchdog.look(takeover, rhythm, now);
            case Answer answer -> takeover == null || takeover.isEnded() ? List.of() : answered(answer, takeover, now);
        };
    }

    private List<Event> start(TakeoverOrder order, Instant now) {
        return new Course(Takeover.start(order, now), rhythm, now).start();
    }

    private static List<Event> again(TakeoverOrder order, Takeover known) {
        return known.order().isSameAs(order) ? List.of() : List.of(new IdReused(order));
    }

    private List<Event> answered(Answer answer, Takeover takeover, Instant now) {
        Course course = new Course(takeover, rhythm, now);
        return switch (answer) {
            case Reserved reserved -> reserved(reserved, takeover, course);
            case ChunkMoved moved -> moved(moved, takeover, course);
            case Cancelled cancelled -> course.end(Phase.DONE);
            case Released released -> takeover.phase() == Phase.RELEASING ? course.end(Phase.RELEASED) : List.of();
            case Refused refused -> refused(refused, takeover, course);
        };
    }

    private static List<Event> reserved(Reserved reserved, Takeover takeover, Course course) {
        if (takeover.phase() != Phase.STARTED) {
            return List.of();
        }
        return course.moveOn(Phase.RESERVED, Move.of(reserved.users(), reserved.chunks()));
    }

    private static List<Event> moved(ChunkMoved moved, Takeover takeover, Course course) {
        Move move = takeover.move();
        return switch (takeover.phase()) {
            case RESERVED, MOVING, RELEASING ->
                move.isConfirmed(moved.chunk())
                        ? List.of()
                        : course.moveOn(Phase.MOVING, move.confirm(moved.chunk(), moved.users()));
            case STARTED, CANCELLING, DONE, REFUSED, RELEASED -> List.of();
        };
    }

    /** Nothing moved yet: it is undone. Something moved: it can only go on, so somebody has to look at it. */
    private static List<Event> refused(Refused refused, Takeover takeover, Course course) {
        return switch (takeover.phase()) {
            case STARTED -> course.refuse(Phase.REFUSED, refused);
            case RESERVED -> course.refuse(Phase.RELEASING, refused);
            case RELEASING -> refused.reason().equals(ALREADY_MOVED) ? course.resume() : List.of();
            case MOVING, CANCELLING -> takeover.standing().stalled() ? List.of() : course.stall();
            case DONE, REFUSED, RELEASED -> List.of();
        };
    }
}
