package io.seatflow.qa.chaos.store;

import io.seatflow.workflow.lane.Progress;

/** A lane as its row says it is. */
public record LaneRow(int lane, long epoch, Progress progress) {}
