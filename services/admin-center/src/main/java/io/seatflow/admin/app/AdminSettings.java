package io.seatflow.admin.app;

import io.seatflow.admin.signin.SignInSettings;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.ServiceSettings;
import io.seatflow.workflow.settings.Settings;

/** How the admin center runs. */
public record AdminSettings(
        ServiceSettings service, DatabaseSettings database, SignInSettings signIn, Retention retention) {
    /** The service's name: of its lanes, its consumer group and its migrations. */
    public static final String SERVICE = "admin-center";

    /** Asks for every setting. */
    public static AdminSettings from(Settings settings) {
        return new AdminSettings(
                ServiceSettings.from(settings),
                DatabaseSettings.from(settings),
                SignInSettings.from(settings),
                Retention.from(settings));
    }
}
