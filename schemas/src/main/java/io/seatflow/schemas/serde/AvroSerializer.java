package io.seatflow.schemas.serde;

import io.seatflow.schemas.registry.PublishedSchema;
import io.seatflow.schemas.registry.RegisteredSchema;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes Avro records, generated or generic, for any Kafka producer; configured by Confluent's keys. Our own services
 * set {@code auto.register.schemas=false}. Null stays null. Thread-safe once configured.
 *
 * @param <T> generated classes, {@code GenericRecord}, or what they have in common
 */
public final class AvroSerializer<T> implements Serializer<T> {
    private static final int MOST_ENCODERS = 1000;

    private record Written(String topic, Schema schema) {}

    private final Map<Written, RecordEncoder> encoders = new ConcurrentHashMap<>();
    private final EncodeBuffers buffers = new EncodeBuffers();
    private @Nullable RegistryClient registry;
    private @Nullable SerdeSettings settings;
    private boolean key;

    @Override
    public void configure(Map<String, ?> configuration, boolean isKey) {
        TrustedRecords.trust();
        key = isKey;
        settings = SerdeSettings.from(configuration, isKey);
        registry = new RegistryClient(RegistrySettings.from(configuration));
    }

    /**
     * The value in the wire format.
     *
     * @throws SerializationException where the value is no Avro record, or does not fit its schema
     * @throws io.seatflow.schemas.registry.RegistryException where the registry has no id for it
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof GenericContainer avro)) {
            throw new SerializationException(value.getClass().getName() + " is no Avro record");
        }
        Written written = new Written(topic, avro.getSchema());
        RecordEncoder encoder = encoders.get(written);
        if (encoder == null) {
            encoder = encoder(written, avro);
            if (encoders.size() >= MOST_ENCODERS) {
                encoders.clear();
            }
            encoders.put(written, encoder);
        }
        try {
            return encoder.encode(value);
        } catch (RuntimeException e) {
            throw new SerializationException(
                    "cannot write a " + avro.getSchema().getFullName() + " to " + topic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }

    private RecordEncoder encoder(Written written, GenericContainer sample) {
        if (registry == null || settings == null) {
            throw new IllegalStateException("the serializer is not configured");
        }
        Schema published = PublishedSchema.of(written.schema());
        String subject = settings.subjects().subject(written.topic(), key, published);
        if (settings.useLatest() && !settings.autoRegister()) {
            return latest(registry.latest(subject), written.schema(), sample);
        }
        int id = settings.autoRegister() ? registry.register(subject, published) : registry.id(subject, published);
        return new RecordEncoder(id, written.schema(), model(sample), buffers);
    }

    private RecordEncoder latest(RegisteredSchema latest, Schema own, GenericContainer sample) {
        if (latest.schema().equals(PublishedSchema.of(own))) {
            return new RecordEncoder(latest.id(), own, model(sample), buffers);
        }
        if (SchemaCompatibility.checkReaderWriterCompatibility(latest.schema(), own)
                        .getType()
                != SchemaCompatibilityType.COMPATIBLE) {
            throw new SerializationException("a " + own.getFullName() + " cannot be written with the latest schema of "
                    + latest.subject() + " (version " + latest.version() + ")");
        }
        return RecordEncoder.reshaping(latest.id(), own, model(sample), latest.schema(), buffers);
    }

    private static GenericData model(GenericContainer sample) {
        return sample instanceof SpecificRecord ? SpecificData.getForClass(sample.getClass()) : GenericData.get();
    }
}
