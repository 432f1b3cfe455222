package io.seatflow.licensing.wire;

import io.seatflow.schemas.Topic;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.workflow.Outputs;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keeps what a codec says outside, each record read back from its bytes. */
final class Published implements Outputs {
    record Sent(String topic, String partitionKey, String key, SpecificRecord value) {}

    record Letter(String reason, String text) {}

    final List<Sent> records = new ArrayList<>();
    final List<Letter> letters = new ArrayList<>();
    private final RegistryClient registry;

    Published(RegistryClient registry) {
        this.registry = registry;
    }

    @Override
    public void publish(
            Topic<?> topic,
            String partitionKey,
            String key,
            Class<? extends SpecificRecord> type,
            byte @Nullable [] value) {
        SpecificRecord record = AvroReader.of(topic, registry).decode(Objects.requireNonNull(value));
        if (!type.isInstance(record)) {
            throw new AssertionError("expected a " + type + ", found a " + record.getClass());
        }
        records.add(new Sent(topic.name(), partitionKey, key, record));
    }

    @Override
    public void intend(String key, byte[] request) {
        throw new AssertionError("licensing intends no effect");
    }

    @Override
    public void schedule(String timerId, Instant due, byte[] body) {
        throw new AssertionError("licensing sets no timer");
    }

    @Override
    public void cancel(String timerId) {
        throw new AssertionError("licensing sets no timer");
    }

    @Override
    public void deadLetter(String reason, String text) {
        letters.add(new Letter(reason, text));
    }
}
