package io.seatflow.workflow.wire;

import io.seatflow.schemas.Topic;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.MalformedRecord;
import io.seatflow.workflow.Malformed;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads one topic's values; what can never be read is malformed, with a code of the contract. Safe for all threads. */
public final class TopicReader<V extends SpecificRecord> {
    private final AvroReader<V> reader;

    public TopicReader(Topic<V> topic, RegistryClient registry) {
        this.reader = AvroReader.of(topic, registry);
    }

    /**
     * The record in a value.
     *
     * @throws Malformed where it can never be read, or is missing
     * @throws io.seatflow.schemas.registry.RegistryException where the registry is away, which passes
     */
    public V read(byte @Nullable [] value) throws Malformed {
        try {
            return reader.decode(present(value));
        } catch (MalformedRecord e) {
            throw malformed(e);
        }
    }

    /**
     * The record in a value where it is of that type, as {@link #read(byte[])}; null for any other, which is not looked at.
     *
     * @throws Malformed where it can never be read, or is missing
     * @throws io.seatflow.schemas.registry.RegistryException where the registry is away, which passes
     */
    public <T extends V> @Nullable T read(Class<T> type, byte @Nullable [] value) throws Malformed {
        try {
            return reader.decode(type, present(value));
        } catch (MalformedRecord e) {
            throw malformed(e);
        }
    }

    private static byte[] present(byte @Nullable [] value) throws Malformed {
        if (value == null) {
            throw new Malformed("NO_VALUE", "expected a value, found none");
        }
        return value;
    }

    private static Malformed malformed(MalformedRecord e) {
        return new Malformed(code(e), String.valueOf(e.getMessage()));
    }

    private static String code(MalformedRecord malformed) {
        return switch (malformed.kind()) {
            case NOT_WIRE_FORMAT -> "NOT_AVRO";
            case UNKNOWN_SCHEMA_ID -> "UNKNOWN_SCHEMA";
            case DOES_NOT_RESOLVE -> isMissingField(malformed) ? "MISSING_FIELD" : "OTHER_SCHEMA";
            case CORRUPT -> "CORRUPT";
            case TRAILING_BYTES -> "TRAILING_BYTES";
        };
    }

    /** The serializer's finding names Avro's own kinds of incompatibility. */
    private static boolean isMissingField(MalformedRecord malformed) {
        return String.valueOf(malformed.getMessage())
                .contains(SchemaIncompatibilityType.READER_FIELD_MISSING_DEFAULT_VALUE.name());
    }
}
