package io.seatflow.takeover.app;

import io.seatflow.takeover.domain.Rhythm;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.ServiceSettings;
import io.seatflow.workflow.settings.Settings;

import java.time.Duration;

/**
 * How the takeover mover runs.
 *
 * @param patience {@code watchdog.patience}: how long a takeover may stand still before it is called stalled
 */
public record TakeoverMoverSettings(ServiceSettings service, DatabaseSettings database, Duration patience) {
    /** The service's name: of its lanes, its consumer group and its migrations. */
    public static final String SERVICE = "takeover-mover";

    /** Asks for every setting. */
    public static TakeoverMoverSettings from(Settings settings) {
        return new TakeoverMoverSettings(
                ServiceSettings.from(settings),
                DatabaseSettings.from(settings),
                settings.duration("watchdog.patience", Rhythm.PATIENCE));
    }
}
