package io.seatflow.workflow.lane;

import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.Transaction;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a service's lanes, in that service's database. Every method may fail with a runtime exception that passes
 * (database away) or that needs an operator; the caller then forgets what it knows of its lanes and takes them over again,
 * since the outcome is unknown (rule 10). Used by the worker's thread only.
 */
public interface LaneStore {

    /** A lane held: its epoch is this owner's alone. */
    record Held(int lane, LaneName name, long epoch) {}

    /**
     * What was read of a lane after it was taken over.
     *
     * @param outbox packets not yet known to be published, in order
     * @param intents rows with open intents, in order
     * @param nextDue when the next timer is due, or null
     */
    record Contents(
            Progress progress,
            List<Packet> outbox,
            List<OpenIntents> intents,
            @Nullable Instant nextDue) {}

    /**
     * Takes lanes over: raises their epochs in a transaction of its own, making rows that are missing. What was in the
     * lanes may be read only after this has returned (rule 1).
     */
    List<Held> takeOver(Collection<Integer> lanes);

    /**
     * Takes over side lanes whose lease has lapsed: those with work left now (a timer that is due later is none yet), and
     * one more if none is held; a new one where others hold all there are, so that every instance has one.
     *
     * @param holdsOne whether this owner holds a side lane already
     */
    List<Held> adopt(boolean holdsOne);

    /** What is in a lane that was taken over before. */
    Contents read(Held held);

    /** Work inside a transaction. */
    @FunctionalInterface
    interface Work {
        void run(Transaction transaction) throws Conflict, Fenced, Refused;
    }

    /**
     * Runs the work and commits, or rolls back whatever it throws.
     *
     * @param hopeful see {@link Transaction#isHopeful}
     * @throws Conflict another transaction was first; nothing was written; do it again
     * @throws Fenced a lane is no longer held; nothing was written
     * @throws Refused the data broke a constraint; nothing was written
     */
    void transact(Work work, boolean hopeful) throws Conflict, Fenced, Refused;

    /** Writes a batch's lanes, and sends what its store left to be sent with them: the end of a transaction. */
    void write(Transaction transaction, List<LaneWrite> writes) throws Conflict, Fenced;

    /** The timers of a lane that are due, the oldest first, at most this many. */
    List<Timer> due(int lane, Instant now, int limit);

    /** When the lane's next timer is due, or null. */
    @Nullable Instant nextDue(int lane);

    /** Which of these lanes have another epoch by now. */
    Set<Integer> fenced(Map<Integer, Long> epochs);

    /** Holds on to side lanes and to intents being performed for another lease. Returns side lanes that were lost. */
    Set<Integer> renew(Map<Integer, Long> epochs);

    /** Lets side lanes and intents go at once, on an orderly stop. */
    void release(Map<Integer, Long> epochs);
}
