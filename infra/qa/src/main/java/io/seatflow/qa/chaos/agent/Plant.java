package io.seatflow.qa.chaos.agent;

import java.util.Arrays;
import java.util.Locale;

/** A safeguard taken away, to show that a run would notice. */
public enum Plant {
    /** The epoch is not checked: rule 1. */
    NO_FENCE("org.postgresql.jdbc.PgConnection", "prepareStatement"),
    /** Packets are deleted from the outbox whether or not the log has taken them: rule 6. */
    DELETED_UNPUBLISHED("io.seatflow.workflow.lane.LanePublisher$Sending", "isAcknowledged"),
    /** The payment provider hears another idempotency key each time: rule 12. */
    NO_KEY("com.stripe.net.RequestOptions$RequestOptionsBuilder", "setIdempotencyKey"),
    /** Each attempt to send a mail has a Message-ID of its own: N5. */
    OTHER_MESSAGE_ID("io.seatflow.notification.store.Claimed", "messageId");

    private final String type;
    private final String method;

    Plant(String type, String method) {
        this.type = type;
        this.method = method;
    }

    /** Its name on command lines and in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The plant with that label. @throws IllegalArgumentException naming all where there is none */
    public static Plant of(String label) {
        return Arrays.stream(values())
                .filter(plant -> plant.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no plant %s among %s"
                        .formatted(
                                label, Arrays.stream(values()).map(Plant::label).toList())));
    }

    String type() {
        return type;
    }

    String method() {
        return method;
    }
}
