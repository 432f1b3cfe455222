package io.seatflow.schemas.serde;

import io.seatflow.schemas.Topic;
import io.seatflow.schemas.registry.NotRegistered;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.UnusableSchema;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads one topic's values into the classes generated from their schemas. Asks the registry once per schema id.
 * Thread-safe.
 *
 * @param <V> what the topic's values have in common
 */
public final class AvroReader<V extends SpecificRecord> {
    private final String topic;
    private final List<Class<? extends V>> valueTypes;
    private final RegistryClient registry;
    private final ConcurrentHashMap<Integer, RecordDecoder<V>> decoders = new ConcurrentHashMap<>();

    /** Most records have the schema of the one before. */
    private volatile @Nullable RecordDecoder<V> last;

    private AvroReader(String topic, List<Class<? extends V>> valueTypes, RegistryClient registry) {
        TrustedRecords.trust();
        this.topic = topic;
        this.valueTypes = valueTypes;
        this.registry = registry;
    }

    /** Asks the registry for nothing yet. */
    public static <V extends SpecificRecord> AvroReader<V> of(Topic<V> topic, RegistryClient registry) {
        return new AvroReader<>(topic.name(), topic.valueTypes(), registry);
    }

    /**
     * The value, in the form of its class's schema: fields that its writer did not know have their defaults.
     *
     * @throws MalformedRecord where the bytes can never be read
     * @throws io.seatflow.schemas.registry.RegistryException where the registry could not be asked for the record's
     *     schema: not the record's fault
     */
    public V decode(byte[] bytes) {
        return decoder(bytes).decode(bytes);
    }

    /**
     * The value where it is of that type, as {@link #decode(byte[])}; null for any other, which is not looked at.
     *
     * @throws MalformedRecord where the bytes can never be read
     * @throws io.seatflow.schemas.registry.RegistryException where the registry could not be asked
     */
    public <T extends V> @Nullable T decode(Class<T> type, byte[] bytes) {
        RecordDecoder<V> decoder = decoder(bytes);
        return decoder.typeName().equals(type.getName()) ? type.cast(decoder.decode(bytes)) : null;
    }

    private RecordDecoder<V> decoder(byte[] bytes) {
        int id = WireFormat.schemaId(bytes);
        RecordDecoder<V> decoder = last;
        if (decoder == null || decoder.schemaId() != id) {
            decoder = decoders.get(id);
            if (decoder == null) {
                decoder = decoder(id);
                decoders.put(id, decoder);
            }
            last = decoder;
        }
        return decoder;
    }

    private RecordDecoder<V> decoder(int id) {
        Schema writer;
        try {
            writer = registry.schema(id);
        } catch (NotRegistered | UnusableSchema e) {
            throw MalformedRecord.unknownSchema(id, e);
        }
        Class<? extends V> type = type(id, writer);
        return new RecordDecoder<>(id, writer, Topic.schema(type), SpecificData.getForClass(type));
    }

    private Class<? extends V> type(int id, Schema writer) {
        if (valueTypes.size() == 1) {
            return valueTypes.getFirst();
        }
        for (Class<? extends V> type : valueTypes) {
            if (type.getName().equals(writer.getFullName())) {
                return type;
            }
        }
        throw new MalformedRecord(
                MalformedRecord.Kind.DOES_NOT_RESOLVE,
                id,
                "topic " + topic + " carries no " + writer.getFullName() + " (schema id " + id + ")");
    }
}
