package io.seatflow.qa.chaos.schedule;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of faults. */
public enum Kind {
    /** SIGKILL of an instance of a service, whatever it is doing. */
    KILL(6),
    /** An instance of a service ends at a named point of its work. */
    HALT(1),
    /** An instance of a service ends at a named point with a named step of a takeover in hand. */
    STEP(8),
    /** SIGKILL of a broker. */
    KILL_BROKER(2),
    /** SIGKILL of PostgreSQL, all its processes. */
    KILL_DATABASE(1),
    /** SIGKILL of the schema registry. */
    KILL_REGISTRY(1),
    /** SIGKILL of the payment sandbox. */
    KILL_PAYMENTS(2),
    /** SIGKILL of the mail server. */
    KILL_MAIL(2),
    /** SIGKILL of every process at once. */
    KILL_ALL(1),
    /** SIGSTOP of an instance for longer than every time-out, then SIGCONT. */
    PAUSE(2),
    /** An instance stands still with records in hand, loses its lanes, and comes back to write what it had. */
    ZOMBIE(2),
    /** SIGSTOP of a broker for some seconds. */
    PAUSE_BROKER(1),
    /** A service's database commits, and the answer never arrives. */
    LOSE_COMMIT(4),
    /** Every connection between a service and its database is cut. */
    CUT_DATABASE(2),
    /** The payment provider charges, and the answer never arrives. */
    LOSE_CHARGE(2),
    /** Orders are published again. */
    DUPLICATES(1),
    /** The whole topic of orders is published again, from offset 0. */
    REPLAY(1),
    /** Old orders and old versions of directory entries arrive late, in no order. */
    LATE(1),
    /** Records between services are published again as they were, as by a producer that was cut off. */
    FROM_THE_DEAD(2);

    private final int weight;

    Kind(int weight) {
        this.weight = weight;
    }

    /** How many of a deck it is; for {@link #HALT} how many of each point. */
    int weight() {
        return weight;
    }

    /** Its name on command lines and in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with that label. @throws IllegalArgumentException naming all where there is none */
    public static Kind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault %s among %s"
                        .formatted(
                                label, Arrays.stream(values()).map(Kind::label).toList())));
    }
}
