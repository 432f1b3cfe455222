package io.seatflow.admin.app;

import io.seatflow.workflow.settings.Settings;

import java.time.Duration;

/**
 * How long the admin center keeps what it was asked for.
 *
 * @param operations {@code retention.operations}: since an operation last changed; its id can be used anew afterwards
 * @param audit {@code retention.audit}: since somebody was refused something
 */
public record Retention(Duration operations, Duration audit) {
    /** An operation is followed for minutes and looked up for days; who was refused what is asked for once a year. */
    public static final Retention STANDARD = new Retention(Duration.ofDays(30), Duration.ofDays(400));

    static Retention from(Settings settings) {
        return new Retention(
                settings.duration("retention.operations", STANDARD.operations()),
                settings.duration("retention.audit", STANDARD.audit()));
    }
}
