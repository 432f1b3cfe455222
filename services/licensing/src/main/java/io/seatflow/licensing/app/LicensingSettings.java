package io.seatflow.licensing.app;

import io.seatflow.licensing.domain.LifeCycle;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.ServiceSettings;
import io.seatflow.workflow.settings.Settings;

/**
 * How licensing runs; of its own it has {@code life-cycle.expired}, {@code life-cycle.disabled}, {@code
 * life-cycle.payment}, {@code life-cycle.answers} and {@code life-cycle.sweep}, see {@link LifeCycle}.
 */
public record LicensingSettings(ServiceSettings service, DatabaseSettings database, LifeCycle lifeCycle) {
    /** The service's name: of its lanes, its consumer group and its migrations. */
    public static final String SERVICE = "licensing";

    /** With the life cycle that the rules name. */
    public LicensingSettings(ServiceSettings service, DatabaseSettings database) {
        this(service, database, LifeCycle.STANDARD);
    }

    /** Asks for every setting. */
    public static LicensingSettings from(Settings settings) {
        return new LicensingSettings(
                ServiceSettings.from(settings), DatabaseSettings.from(settings), lifeCycle(settings));
    }

    private static LifeCycle lifeCycle(Settings settings) {
        LifeCycle standard = LifeCycle.STANDARD;
        return new LifeCycle(
                settings.duration("life-cycle.expired", standard.expired()),
                settings.duration("life-cycle.disabled", standard.disabled()),
                settings.duration("life-cycle.payment", standard.payment()),
                settings.duration("life-cycle.answers", standard.answers()),
                settings.duration("life-cycle.sweep", standard.sweep()));
    }
}
