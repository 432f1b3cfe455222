package io.seatflow.local;

import io.seatflow.admin.app.AdminCenter;
import io.seatflow.admin.app.AdminSettings;
import io.seatflow.availability.app.AvailabilitySettings;
import io.seatflow.availability.app.AvailableQuantity;
import io.seatflow.billing.app.Billing;
import io.seatflow.billing.app.BillingSettings;
import io.seatflow.checkout.app.Checkout;
import io.seatflow.checkout.app.CheckoutSettings;
import io.seatflow.licensing.app.Licensing;
import io.seatflow.licensing.app.LicensingSettings;
import io.seatflow.notification.app.Notification;
import io.seatflow.notification.app.NotificationSettings;
import io.seatflow.takeover.app.TakeoverMover;
import io.seatflow.takeover.app.TakeoverMoverSettings;
import io.seatflow.workflow.settings.SettingsSources;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The services, and how each is started from its settings. */
public enum Service {
    CHECKOUT(Listener.CHECKOUT, io.seatflow.checkout.app.Main.class),
    BILLING(Listener.BILLING, io.seatflow.billing.app.Main.class),
    LICENSING(Listener.LICENSING, io.seatflow.licensing.app.Main.class),
    AVAILABLE_QUANTITY(Listener.AVAILABLE_QUANTITY, io.seatflow.availability.app.Main.class),
    TAKEOVER_MOVER(Listener.TAKEOVER_MOVER, io.seatflow.takeover.app.Main.class),
    ADMIN_CENTER(Listener.ADMIN_CENTER, io.seatflow.admin.app.Main.class),
    NOTIFICATION_EMAIL(Listener.NOTIFICATION_EMAIL, io.seatflow.notification.app.Main.class);

    private final Listener listener;
    private final Class<?> mainClass;

    Service(Listener listener, Class<?> mainClass) {
        this.listener = listener;
        this.mainClass = mainClass;
    }

    /** Its name: in addresses, files and messages. */
    public String label() {
        return listener.label();
    }

    /** What it listens as. */
    Listener listener() {
        return listener;
    }

    /** What runs it in a JVM of its own. */
    String mainClass() {
        return mainClass.getName();
    }

    /** Whether it has a database of its own, which then has its name. */
    boolean hasDatabase() {
        return this != AVAILABLE_QUANTITY;
    }

    /** Runs it in this JVM; what is returned stops it. */
    public Runnable start(Map<String, String> settings) {
        SettingsSources sources = SettingsSources.of(label()).overrides(settings);
        return switch (this) {
            case CHECKOUT -> Checkout.start(sources.read(CheckoutSettings::from))::close;
            case BILLING -> Billing.start(sources.read(BillingSettings::from))::close;
            case LICENSING -> Licensing.start(sources.read(LicensingSettings::from))::close;
            case AVAILABLE_QUANTITY -> AvailableQuantity.start(sources.read(AvailabilitySettings::from))::close;
            case TAKEOVER_MOVER -> TakeoverMover.start(sources.read(TakeoverMoverSettings::from))::close;
            case ADMIN_CENTER -> AdminCenter.start(sources.read(AdminSettings::from))::close;
            case NOTIFICATION_EMAIL -> Notification.start(sources.read(NotificationSettings::from))::close;
        };
    }

    /** Those that an order passes on its way from the storefront to its seats. */
    public static Set<Service> ofThePurchase() {
        return EnumSet.of(CHECKOUT, BILLING, LICENSING, AVAILABLE_QUANTITY);
    }

    /** The names of all. */
    static Stream<String> labels() {
        return Arrays.stream(values()).map(Service::label);
    }

    /** The databases of the services that have one. */
    static List<String> databases() {
        return Arrays.stream(values())
                .filter(Service::hasDatabase)
                .map(Service::label)
                .toList();
    }
}
