package io.seatflow.schemas.serde;

import io.seatflow.schemas.registry.RegistryException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Bytes that can never be read, whoever reads them and however often. Its message repeats none of the bytes. */
public final class MalformedRecord extends SerializationException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final int schemaId;

    /** What is wrong with the bytes. */
    public enum Kind {
        /** Too short for the wire format, or another first byte. */
        NOT_WIRE_FORMAT,
        /** The registry knows no Avro schema with the record's id. */
        UNKNOWN_SCHEMA_ID,
        /** The record's schema lacks what its reader needs, or has it in another type. */
        DOES_NOT_RESOLVE,
        /** Cut short, or not what its schema says. */
        CORRUPT,
        /** More bytes than its schema accounts for. */
        TRAILING_BYTES
    }

    MalformedRecord(Kind kind, int schemaId, String message) {
        this(kind, schemaId, message, null);
    }

    MalformedRecord(Kind kind, int schemaId, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.schemaId = schemaId;
    }

    static MalformedRecord unknownSchema(int id, RegistryException cause) {
        return new MalformedRecord(
                Kind.UNKNOWN_SCHEMA_ID, id, "no schema with the record's id " + id + ": " + cause.getMessage(), cause);
    }

    public Kind kind() {
        return kind;
    }

    /** The schema id in the record; 0 where it has none. */
    public int schemaId() {
        return schemaId;
    }
}
