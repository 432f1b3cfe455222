package io.seatflow.checkout.app;

import io.seatflow.checkout.domain.Policy;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.ServiceSettings;
import io.seatflow.workflow.settings.Settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How checkout runs.
 *
 * @param catalogue the catalogue's file ({@code catalogue}); empty for the one that is shipped
 * @param policy what holds for every tenant and product until an admin changes it ({@code policy.default})
 */
public record CheckoutSettings(
        ServiceSettings service, DatabaseSettings database, Optional<Path> catalogue, Policy policy) {
    public static final String SERVICE = "checkout";

    private static final String POLICY = "policy.default";

    /** With the shipped catalogue, and everything allowed. */
    public static CheckoutSettings of(ServiceSettings service, DatabaseSettings database) {
        return new CheckoutSettings(service, database, Optional.empty(), Policy.ENABLED);
    }

    /** Asks for every setting. */
    public static CheckoutSettings from(Settings settings) {
        String catalogue = settings.text("catalogue", "");
        return new CheckoutSettings(
                ServiceSettings.from(settings),
                DatabaseSettings.from(settings),
                catalogue.isEmpty() ? Optional.empty() : Optional.of(Path.of(catalogue)),
                policy(settings.text(POLICY, Policy.ENABLED.value())));
    }

    private static Policy policy(String value) {
        try {
            return Policy.of(value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(POLICY + ": " + wrong.getMessage(), wrong);
        }
    }
}
