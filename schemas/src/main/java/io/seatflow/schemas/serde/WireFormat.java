package io.seatflow.schemas.serde;

import java.io.ByteArrayOutputStream;

/** Confluent's: a zero byte, the schema id in 4 bytes, highest first, then Avro's binary form. */
final class WireFormat {
    static final int HEADER_BYTES = 5;

    private WireFormat() {}

    static void writeHeader(ByteArrayOutputStream out, int schemaId) {
        out.write(0);
        out.write(schemaId >>> 24);
        out.write(schemaId >>> 16);
        out.write(schemaId >>> 8);
        out.write(schemaId);
    }

    /** The schema id, greater than 0. @throws MalformedRecord where there is none */
    static int schemaId(byte[] bytes) {
        if (bytes.length < HEADER_BYTES) {
            throw new MalformedRecord(
                    MalformedRecord.Kind.NOT_WIRE_FORMAT,
                    0,
                    "a record of " + bytes.length + " bytes is too short to name its schema");
        }
        if (bytes[0] != 0) {
            throw new MalformedRecord(
                    MalformedRecord.Kind.NOT_WIRE_FORMAT,
                    0,
                    "the record begins with byte " + bytes[0] + ", not with 0 and a schema id");
        }
        int id = (bytes[1] & 0xff) << 24 | (bytes[2] & 0xff) << 16 | (bytes[3] & 0xff) << 8 | (bytes[4] & 0xff);
        if (id <= 0) {
            throw new MalformedRecord(
                    MalformedRecord.Kind.UNKNOWN_SCHEMA_ID, id, "the record's schema id " + id + " is not positive");
        }
        return id;
    }
}
