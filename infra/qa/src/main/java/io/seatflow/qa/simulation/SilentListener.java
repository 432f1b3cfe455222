package io.seatflow.qa.simulation;

import io.seatflow.workflow.lane.LaneListener;
import io.seatflow.workflow.lane.LaneName;
import io.seatflow.workflow.lane.Log;
import io.seatflow.workflow.lane.Progress;

import java.time.Duration;
import java.util.List;

/** Nobody measures a simulation. */
record SilentListener() implements LaneListener {
    @Override
    public void tookOver(LaneName lane, int packets, int intents) {}

    @Override
    public void progressed(LaneName lane, Progress before, Progress after) {}

    @Override
    public void committed(int items, Duration took) {}

    @Override
    public void behind(List<Log.Lag> lags, Duration age) {}

    @Override
    public void open(int intents, int packets, long unknownAnswers) {}
}
