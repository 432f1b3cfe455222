package io.seatflow.licensing.app;

import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.ServiceSettings;
import io.seatflow.workflow.settings.Settings;

/** How licensing runs. */
public record LicensingSettings(ServiceSettings service, DatabaseSettings database) {
    /** The service's name: of its lanes, its consumer group and its migrations. */
    public static final String SERVICE = "licensing";

    /** Asks for every setting. */
    public static LicensingSettings from(Settings settings) {
        return new LicensingSettings(ServiceSettings.from(settings), DatabaseSettings.from(settings));
    }
}
