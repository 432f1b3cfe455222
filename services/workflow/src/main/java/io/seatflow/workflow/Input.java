package io.seatflow.workflow;

import io.seatflow.schemas.Topic;

/**
 * A topic that a service reads.
 *
 * @param maxBytes records with a larger value are dead letters unread
 */
public record Input(Topic<?> topic, Source source, int maxBytes) {
    private static final int DEFAULT_MAX_BYTES = 256 << 10;

    /** Who writes a topic, which decides how duplicates and losses are known. */
    public enum Source {
        /** Lanes of our own services: gapless sequences (rules 7 to 9). */
        LANES,
        /** Outsiders: positions drop redeliveries, the service's own ids drop duplicates (rule 11). */
        OUTSIDE,
        /** Absolute states with versions: positions drop redeliveries, versions decide (rule 14). */
        COMPACTED
    }

    public static Input lanes(Topic<?> topic) {
        return new Input(topic, Source.LANES, topic.maxRecordBytes());
    }

    public static Input outside(Topic<?> topic) {
        return new Input(topic, Source.OUTSIDE, DEFAULT_MAX_BYTES);
    }

    public static Input compacted(Topic<?> topic) {
        return new Input(topic, Source.COMPACTED, topic.maxRecordBytes());
    }
}
