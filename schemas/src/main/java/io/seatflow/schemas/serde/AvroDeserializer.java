package io.seatflow.schemas.serde;

import io.seatflow.schemas.registry.NotRegistered;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.UnusableSchema;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads Avro records for any Kafka consumer; configured by Confluent's keys. With {@code specific.avro.reader=true}
 * into the class named like the record, which must be on the class path and one of ours or trusted; otherwise into
 * {@code GenericRecord}. Null stays null. Thread-safe once configured.
 *
 * @param <T> generated classes, {@code GenericRecord}, or what they have in common
 */
public final class AvroDeserializer<T> implements Deserializer<T> {
    private static final int MOST_DECODERS = 1000;

    private final Map<Integer, RecordDecoder<T>> decoders = new ConcurrentHashMap<>();
    private @Nullable RegistryClient registry;
    private boolean specific;

    @Override
    public void configure(Map<String, ?> configuration, boolean isKey) {
        TrustedRecords.trust();
        specific = SerdeSettings.from(configuration, isKey).specificReader();
        registry = new RegistryClient(RegistrySettings.from(configuration));
    }

    /**
     * The value that the bytes stand for.
     *
     * @throws MalformedRecord where the bytes can never be read
     * @throws io.seatflow.schemas.registry.RegistryException where the registry could not be asked
     */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int id = WireFormat.schemaId(bytes);
        RecordDecoder<T> decoder = decoders.get(id);
        if (decoder == null) {
            decoder = decoder(id);
            if (decoders.size() >= MOST_DECODERS) {
                decoders.clear();
            }
            decoders.put(id, decoder);
        }
        return decoder.decode(bytes);
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }

    private RecordDecoder<T> decoder(int id) {
        if (registry == null) {
            throw new IllegalStateException("the deserializer is not configured");
        }
        Schema writer;
        try {
            writer = registry.schema(id);
        } catch (NotRegistered | UnusableSchema e) {
            throw MalformedRecord.unknownSchema(id, e);
        }
        if (!specific) {
            return new RecordDecoder<>(id, writer, writer, GenericData.get());
        }
        Class<?> type = type(id, writer);
        return new RecordDecoder<>(id, writer, SpecificData.get().getSchema(type), SpecificData.getForClass(type));
    }

    private static Class<?> type(int id, Schema writer) {
        Class<?> type;
        try {
            type = SpecificData.get().getClass(writer);
        } catch (SecurityException e) {
            throw new MalformedRecord(
                    MalformedRecord.Kind.DOES_NOT_RESOLVE,
                    id,
                    "class " + writer.getFullName() + " (schema id " + id + ") is not trusted to be a record",
                    e);
        }
        if (type == null) {
            throw new MalformedRecord(
                    MalformedRecord.Kind.DOES_NOT_RESOLVE,
                    id,
                    "no class is generated from " + writer.getFullName() + " (schema id " + id + ")");
        }
        return type;
    }
}
