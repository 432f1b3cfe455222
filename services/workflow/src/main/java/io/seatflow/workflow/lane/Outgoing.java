package io.seatflow.workflow.lane;

import org.jspecify.annotations.Nullable;

/**
 * A record on its way out: a line of the outbox.
 *
 * @param partition fixed when it was written, so that it is republished where it was published
 * @param sequence of its lane, to that topic and partition
 * @param value null for a tombstone
 * @param type the name of the record's type
 * @param traceparent the W3C trace context of the message that caused it
 */
public record Outgoing(
        String topic,
        int partition,
        long sequence,
        byte[] key,
        byte @Nullable [] value,
        String type,
        String traceparent) {}
