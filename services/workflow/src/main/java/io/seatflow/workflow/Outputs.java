package io.seatflow.workflow;

import io.seatflow.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Where a {@link Codec} says what an event means outside the service's state. All of it commits with the state, or none. */
public interface Outputs {
    /**
     * Publishes a record, partitioned by the tenant.
     *
     * @param partitionKey the tenant id (for a topic without tenants, its key)
     * @param key the record's key
     * @param type the record's type, for its headers
     * @param value the record as it goes on the wire; null for a tombstone
     */
    void publish(
            Topic<?> topic,
            String partitionKey,
            String key,
            Class<? extends SpecificRecord> type,
            byte @Nullable [] value);

    /**
     * Intends an effect outside the system. It is performed after the commit, at least once, always with this key.
     *
     * @param key the idempotency key: what makes the effect one effect, for ever
     */
    void intend(String key, byte[] request);

    /** Sets the timer of this id, replacing one that is set. The lane that sets it is the lane that gets it. */
    void schedule(String timerId, Instant due, byte[] body);

    /** Takes the timer of this id back, if it is set. */
    void cancel(String timerId);

    /** Gives the message being decided up: it is kept as a dead letter with this reason. */
    void deadLetter(String reason, String text);
}
