package io.seatflow.workflow.lane;

import java.util.List;

/**
 * What one lane publishes for one batch: a row of the outbox.
 *
 * @param batch the batch's number in its lane
 * @param timeMillis when the batch was decided, milliseconds since the epoch: the time of all its records
 */
public record Packet(long batch, long timeMillis, List<Outgoing> records) {}
