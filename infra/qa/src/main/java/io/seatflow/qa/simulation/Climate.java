package io.seatflow.qa.simulation;

import java.util.EnumMap;
import java.util.Map;

/** How often what goes wrong in one simulation. Each kind of trouble is absent in some, so that others show alone. */
final class Climate {
    /** What can go wrong, and how often at most, as a probability at each occasion. */
    enum Trouble {
        /** An instance dies at a call of its store or log. */
        CRASH(0.004),
        /** An instance stands still at such a call while everything else goes on. */
        PAUSE(0.02),
        /** Others commit between what a batch has loaded and what it decides on it. */
        SLOW_DECISION(0.15),
        /** The database does not answer. */
        DATABASE_FAULT(0.01),
        /** A COMMIT's answer is lost; it may have been done, not done, or be done later. */
        UNKNOWN_COMMIT(0.03),
        /** A producer's session breaks; some of what it sent is in the log. */
        BROKEN_SESSION(0.05),
        /** A record is lost, and others behind it are not. */
        HOLE(0.15),
        /** A session that has ended still has records under way. */
        LATE_APPEND(0.5),
        /** A fetch begins before the position asked for. */
        REDELIVERY(0.05),
        /** A member of a group is given up while it goes on. */
        ZOMBIE(0.05),
        /** What kept a member from its group kills it before it has noticed. */
        ZOMBIE_DIES(0.4),
        /** A member of a group hears that its lanes are assigned again, and not that they were lost. */
        SILENT_REJOIN(0.5),
        REBALANCE(0.03),
        CLOCK_JUMP(0.02),
        ORDERLY_STOP(0.008),
        /** Nobody is started in the place of an instance that is gone. */
        NOT_REPLACED(0.9),
        /** A request or an answer of the payment provider is lost. */
        PAYMENT_LOST(0.4),
        /** An answer of the payment provider comes late. */
        PAYMENT_LATE(0.3),
        /** The provider stores a failure under a key and repeats it. */
        PAYMENT_STUCK(0.2),
        /** What comes from outside comes again. */
        OUTSIDE_TWICE(0.3),
        /** Somebody writes records without lane headers to a topic of lanes. */
        FOREIGN(0.03);

        private final double most;

        Trouble(double most) {
            this.most = most;
        }
    }

    private static final double ABSENT = 0.35;

    private final Map<Trouble, Double> rates = new EnumMap<>(Trouble.class);
    private boolean calm;

    Climate(Chance chance) {
        for (Trouble trouble : Trouble.values()) {
            double share = chance.share();
            // Mostly rare, so that what one fault leaves behind has time to show before the next mends it.
            rates.put(trouble, chance.happens(ABSENT) ? 0.0 : trouble.most * (0.03 + 0.97 * share * share * share));
        }
        if (!chance.happens(0.15)) {
            rates.put(Trouble.FOREIGN, 0.0);
        }
    }

    /** Whether from now on nothing goes wrong. */
    void calm(boolean now) {
        calm = now;
    }

    boolean isCalm() {
        return calm;
    }

    /** Its probability at each occasion now. */
    double rate(Trouble trouble) {
        return calm ? 0 : rates.getOrDefault(trouble, 0.0);
    }

    /** Whether it can happen at all in this simulation. */
    boolean knows(Trouble trouble) {
        return rates.getOrDefault(trouble, 0.0) > 0;
    }

    @Override
    public String toString() {
        return rates.toString();
    }
}
