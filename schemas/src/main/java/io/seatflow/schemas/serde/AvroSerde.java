package io.seatflow.schemas.serde;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

import java.util.Map;

/**
 * {@link AvroSerializer} and {@link AvroDeserializer} together, for Kafka Streams.
 *
 * @param <T> generated classes, {@code GenericRecord}, or what they have in common
 */
public final class AvroSerde<T> implements Serde<T> {
    private final AvroSerializer<T> serializer = new AvroSerializer<>();
    private final AvroDeserializer<T> deserializer = new AvroDeserializer<>();

    @Override
    public void configure(Map<String, ?> configuration, boolean isKey) {
        serializer.configure(configuration, isKey);
        deserializer.configure(configuration, isKey);
    }

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }

    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }
}
