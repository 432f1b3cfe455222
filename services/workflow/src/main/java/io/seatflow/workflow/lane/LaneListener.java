package io.seatflow.workflow.lane;

import java.time.Duration;
import java.util.List;

/** Hears what the lanes do, for metrics. Called on the worker's thread; must be quick and must not fail. */
public interface LaneListener {
    /** A lane was taken over, with so many packets to publish again and rows of open intents. */
    void tookOver(LaneName lane, int packets, int intents);

    /** A lane's progress before and after a batch. */
    void progressed(LaneName lane, Progress before, Progress after);

    /** A batch of so many items has committed, after so long from the start of its first attempt. */
    void committed(int items, Duration took);

    /**
     * How far behind the log the lanes are.
     *
     * @param age of the newest record taken in by the lane that is furthest behind; zero where none is behind
     */
    void behind(List<Log.Lag> lags, Duration age);

    /** Intents open, packets not yet known to be published, and answers that were unknown since the start. */
    void open(int intents, int packets, long unknownAnswers);
}
