package io.seatflow.qa.chaos.agent;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The places in the code where a process can be made to end or to stand still. */
public enum Point {
    /** Records are read and nothing is written yet: who stands still here comes back as a zombie. */
    BEFORE_TRANSACTION(Moment.ENTER, Names.LANE_STORE, "transact", null),
    /** Everything of a batch is written, and COMMIT not yet sent. */
    BEFORE_COMMIT(Moment.ENTER, Names.CONNECTION, "commit", Names.TRANSACT),
    /** COMMIT was answered, and nobody knows of it yet. */
    AFTER_COMMIT(Moment.EXIT, Names.CONNECTION, "commit", Names.TRANSACT),
    /** The next record of a packet that is in the outbox goes out. */
    BEFORE_PUBLISH(Moment.SENDS, Names.APPENDER, "append", null),
    /** The log has a record, and its packet is still in the outbox. */
    BEFORE_DELETE(Moment.HEARS, "io.seatflow.workflow.lane.LanePublisher", "completed", null),
    /** The provider has answered, and the answer is nowhere but in memory. */
    AFTER_CHARGE(Moment.EXIT, "io.seatflow.billing.payments.StripePayments", "charge", null),
    /** A notice is claimed, and nothing of its mail is sent. */
    BEFORE_MAIL(Moment.ENTER, Names.ATTEMPTS, "attempt", null),
    /** The mail server has taken the mail, and that is nowhere but in memory. */
    AFTER_MAIL(Moment.EXIT, Names.ATTEMPTS, "attempt", null),
    /** One set of migrations is applied, the next is not. */
    START_MIGRATIONS(Moment.EXIT, "io.seatflow.workflow.database.Migrations", "apply", null),
    /** The first answer of the log, the assignment perhaps, which nothing has been made of. */
    START_FIRST_POLL(Moment.EXIT, "io.seatflow.workflow.kafka.KafkaLog", "poll", null),
    /** Epochs are raised, and nothing of the lanes is read. */
    START_TAKE_OVER(Moment.EXIT, Names.LANE_STORE, "takeOver", null),
    /** A lane's leftovers are read, and not yet sent. */
    START_LEFTOVERS(Moment.EXIT, Names.LANE_STORE, "read", null),
    /** A Kafka Streams transaction is complete, and not committed. */
    STREAMS_BEFORE_COMMIT(Moment.ENTER, Names.PRODUCER, "commitTransaction", null),
    /** A Kafka Streams transaction is committed, and nobody knows of it yet. */
    STREAMS_AFTER_COMMIT(Moment.EXIT, Names.PRODUCER, "commitTransaction", null);

    /** Whether a pass is counted on the way into the method or on its way out; a method that throws is not counted. */
    enum Moment {
        ENTER,
        EXIT,
        /** On the way in, with the record that is sent in hand. */
        SENDS,
        /** On the way out, with the record in hand that the log has answered for. */
        HEARS
    }

    private final Moment moment;
    private final String type;
    private final String method;
    private final @Nullable String within;

    Point(Moment moment, String type, String method, @Nullable String within) {
        this.moment = moment;
        this.type = type;
        this.method = method;
        this.within = within;
    }

    /** Its name on command lines and in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The point with that label. @throws IllegalArgumentException naming all where there is none */
    public static Point of(String label) {
        return Arrays.stream(values())
                .filter(point -> point.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no point %s among %s"
                        .formatted(
                                label, Arrays.stream(values()).map(Point::label).toList())));
    }

    /** Whether it is passed once per start, before any record is read. */
    public boolean isOfStart() {
        return name().startsWith("START_");
    }

    /** The services that pass it. */
    public List<String> services() {
        return switch (this) {
            case STREAMS_BEFORE_COMMIT, STREAMS_AFTER_COMMIT -> List.of("available-quantity");
            case AFTER_CHARGE -> List.of("billing");
            case BEFORE_MAIL, AFTER_MAIL -> List.of("notification-email");
            case BEFORE_TRANSACTION,
                    BEFORE_COMMIT,
                    AFTER_COMMIT,
                    BEFORE_PUBLISH,
                    BEFORE_DELETE,
                    START_MIGRATIONS,
                    START_FIRST_POLL,
                    START_TAKE_OVER,
                    START_LEFTOVERS ->
                List.of("checkout", "billing", "licensing", "takeover-mover", "notification-email", "admin-center");
        };
    }

    Moment moment() {
        return moment;
    }

    String type() {
        return type;
    }

    String method() {
        return method;
    }

    /** The method, as {@code type#name}, that must be on the thread's stack for a pass to count; null for any. */
    @Nullable String within() {
        return within;
    }

    private static final class Names {
        static final String LANE_STORE = "io.seatflow.workflow.postgres.PostgresLaneStore";
        static final String TRANSACT = LANE_STORE + "#transact";
        static final String CONNECTION = "org.postgresql.jdbc.PgConnection";
        static final String APPENDER = "io.seatflow.workflow.kafka.KafkaAppender";
        static final String ATTEMPTS = "io.seatflow.notification.app.Attempts";
        static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";
    }
}
