package io.seatflow.qa.chaos.schedule;

import io.seatflow.qa.chaos.agent.Point;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A fault that is to come.
 *
 * @param at how long after the beginning
 * @param target the part of the system, or the service, or the topic it is for; empty where it is for all
 * @param point where a process ends or stands still, if that matters
 * @param step what it has in hand there, if that matters
 * @param amount which pass of the point; how many answers or records; how many milliseconds of a pause
 */
public record Fault(
        Duration at,
        Kind kind,
        String target,
        @Nullable Point point,
        @Nullable MoveStep step,
        int amount) {
    /** Whatever is in hand. */
    public Fault(Duration at, Kind kind, String target, @Nullable Point point, int amount) {
        this(at, kind, target, point, null, amount);
    }

    /** The place of the code, with the step; empty where neither matters. */
    public String place() {
        String where = point == null ? "" : point.label();
        return step == null ? where : where + " of " + step.label();
    }

    @Override
    public String toString() {
        return "%6.1f s  %s %s %s %d".formatted(at.toMillis() / 1000.0, kind.label(), target, place(), amount);
    }
}
