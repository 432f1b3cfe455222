package io.seatflow.billing.app;

import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.ServiceSettings;
import io.seatflow.workflow.settings.Settings;

/** How billing runs. */
public record BillingSettings(ServiceSettings service, DatabaseSettings database, PaymentSettings payments) {
    /** The service's name: of its lanes, its consumer group and its migrations. */
    public static final String SERVICE = "billing";

    /** Asks for every setting. */
    public static BillingSettings from(Settings settings) {
        return new BillingSettings(
                ServiceSettings.from(settings), DatabaseSettings.from(settings), PaymentSettings.from(settings));
    }
}
