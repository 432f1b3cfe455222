package io.seatflow.billing.wire;

import io.seatflow.schemas.Topic;
import io.seatflow.workflow.Outputs;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what a codec says. */
final class WrittenOutputs implements Outputs {
    final List<Published> published = new ArrayList<>();
    final Map<String, byte[]> intents = new HashMap<>();

    @SuppressWarnings("ArrayRecordComponent")
    record Published(Topic<?> topic, String partitionKey, String key, byte[] value) {}

    @Override
    public void publish(
            Topic<?> topic,
            String partitionKey,
            String key,
            Class<? extends SpecificRecord> type,
            byte @Nullable [] value) {
        if (value == null) {
            throw new IllegalStateException("billing publishes no tombstones");
        }
        published.add(new Published(topic, partitionKey, key, value));
    }

    @Override
    public void intend(String key, byte[] request) {
        intents.put(key, request);
    }

    @Override
    public void schedule(String timerId, Instant due, byte[] body) {
        throw new IllegalStateException("billing sets no timers");
    }

    @Override
    public void cancel(String timerId) {
        throw new IllegalStateException("billing sets no timers");
    }

    @Override
    public void deadLetter(String reason, String text) {
        throw new IllegalStateException("billing gives up nothing that it has decoded");
    }
}
