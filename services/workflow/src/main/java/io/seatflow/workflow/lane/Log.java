package io.seatflow.workflow.lane;

import io.seatflow.workflow.Inbound;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The log that lanes read, one partition number of all the service's inputs at a time. Used by the worker's thread only,
 * but for {@link #wakeUp()}. Faults of the log that pass are the log's own to sit out.
 */
public interface Log extends AutoCloseable {

    /**
     * Waits for records, changes of assignment or {@link #wakeUp()}, at most this long. Newly assigned partitions give no
     * records before {@link #resume}.
     *
     * @param handingOver told, on this thread and before another can have them, of partition numbers that are given back in
     *     order; not told of those that were lost
     */
    Polled poll(Duration wait, Consumer<Set<Integer>> handingOver);

    /**
     * Reads a partition number's topics from these positions on.
     *
     * @param progress where the lane stands; a topic without a position is read from its first record
     */
    void resume(int partition, Progress progress);

    /** Reads nothing from a partition number until {@link #resume}. */
    void pause(int partition);

    /** Tells the log how far the lane has come, for those who watch its lag; loss does no harm. */
    void report(int partition, Progress progress);

    /** Ends a {@link #poll} that waits, or the next one. Any thread. */
    void wakeUp();

    /** Records not yet read, by topic, over the partitions held. */
    List<Lag> lags();

    @Override
    void close();

    /**
     * Whether this instance has been given its share of the partitions, which is none where there are more instances than
     * partitions. A log that is nobody else's gives all at once.
     */
    default boolean hasShare() {
        return true;
    }

    /** How far behind the end of a topic's partition the reader is, in records. */
    record Lag(String topic, int partition, long records) {}

    /**
     * What a poll brought.
     *
     * @param lost partition numbers taken away since the last poll: to be handled before the assigned ones
     * @param assigned partition numbers given since the last poll
     * @param blocked why a partition number cannot be read on, or null
     */
    record Polled(
            List<Inbound> records,
            Set<Integer> lost,
            Set<Integer> assigned,
            @Nullable Blocked blocked) {}

    /** A position that the log no longer has, or does not have yet: an operator must decide. */
    record Blocked(int partition, String problem) {}
}
