package io.seatflow.bench.load;

import java.util.List;
import java.util.SortedMap;

/** One of the two systems that are compared, as whoever puts load on it sees it. One thread at a time. */
public interface Side {
    /** What it is called in the table. */
    String name();

    /** Records that were never published before; the clock does not run. */
    Prepared prepare(int number);

    /** The topic where a record comes out for each that was published. */
    String lastTopic();

    /**
     * Checks what came out for the records prepared last, after the clock was stopped.
     *
     * @throws io.seatflow.bench.BenchFailure naming what is wrong
     */
    void check(List<Answer> answers);

    /** Lets it work. */
    void wake();

    /** Sees to it that it takes next to nothing while the other side is measured. */
    void rest();

    /** Waits until all that follows from what came out is done too, so that nothing is left for the next round. */
    void settle();

    /** The processes that work for it, by name. */
    SortedMap<String, Long> pids();
}
