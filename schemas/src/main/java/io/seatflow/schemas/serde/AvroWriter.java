package io.seatflow.schemas.serde;

import io.seatflow.schemas.Topic;
import io.seatflow.schemas.registry.PublishedSchema;
import io.seatflow.schemas.registry.RegistryClient;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

import java.util.HashMap;
import java.util.Map;

/**
 * Writes one topic's values. The registry is asked once, when it is made; a schema is never registered by it.
 * Thread-safe.
 *
 * @param <V> what the topic's values have in common
 */
public final class AvroWriter<V extends SpecificRecord> {
    private final String topic;
    private final Map<Class<?>, RecordEncoder> encoders;

    private AvroWriter(String topic, Map<Class<?>, RecordEncoder> encoders) {
        this.topic = topic;
        this.encoders = Map.copyOf(encoders);
    }

    /**
     * Looks up the ids of the topic's schemas.
     *
     * @throws io.seatflow.schemas.registry.NotRegistered where the deploy step has not registered one of them
     * @throws io.seatflow.schemas.registry.RegistryException where the registry could not be asked
     */
    public static <V extends SpecificRecord> AvroWriter<V> of(Topic<V> topic, RegistryClient registry) {
        TrustedRecords.trust();
        EncodeBuffers buffers = new EncodeBuffers();
        Map<Class<?>, RecordEncoder> encoders = new HashMap<>();
        for (Class<? extends V> type : topic.valueTypes()) {
            Schema schema = Topic.schema(type);
            int id = registry.id(topic.subject(type), PublishedSchema.of(schema));
            encoders.put(type, new RecordEncoder(id, schema, SpecificData.getForClass(type), buffers));
        }
        return new AvroWriter<>(topic.name(), encoders);
    }

    /**
     * The value in the wire format.
     *
     * @throws IllegalArgumentException where the topic does not carry its type
     * @throws RuntimeException Avro's own, naming the field, where a required field is null
     */
    public byte[] encode(V value) {
        RecordEncoder encoder = encoders.get(value.getClass());
        if (encoder == null) {
            throw new IllegalArgumentException(
                    "topic " + topic + " carries no " + value.getClass().getName() + ", only " + encoders.keySet());
        }
        return encoder.encode(value);
    }
}
