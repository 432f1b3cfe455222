package io.seatflow.local;

import java.util.Locale;

/** Everything of the system that listens on a port. */
public enum Listener {
    KAFKA,
    POSTGRES,
    REGISTRY,
    PAYMENTS,
    SMTP,
    INBOX,
    SIGN_IN,
    CHECKOUT,
    BILLING,
    LICENSING,
    AVAILABLE_QUANTITY,
    TAKEOVER_MOVER,
    ADMIN_CENTER,
    NOTIFICATION_EMAIL;

    /** Its name in files and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The option that sets its port. */
    public String option() {
        return "--" + label() + "-port";
    }
}
