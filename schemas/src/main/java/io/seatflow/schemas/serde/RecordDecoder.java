package io.seatflow.schemas.serde;

import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.FastReaderBuilder;

import java.io.IOException;
import java.util.stream.Collectors;

/** Reads records of one writer's schema into the form of one reader's. Thread-safe. */
final class RecordDecoder<T> {
    private final int schemaId;
    private final Schema writer;
    private final Schema reader;
    private final DatumReader<T> datumReader;

    RecordDecoder(int schemaId, Schema writer, Schema reader, GenericData model) {
        this.schemaId = schemaId;
        this.writer = writer;
        this.reader = reader;
        try {
            this.datumReader = new FastReaderBuilder(model).createDatumReader(writer, reader);
        } catch (IOException | AvroTypeException e) {
            throw doesNotResolve(e);
        }
    }

    int schemaId() {
        return schemaId;
    }

    /** The full name of what it reads into. */
    String typeName() {
        return reader.getFullName();
    }

    /** The record behind the wire format's header. @throws MalformedRecord where the bytes are not exactly one */
    T decode(byte[] bytes) {
        BinaryDecoder decoder = DecoderFactory.get()
                .binaryDecoder(bytes, WireFormat.HEADER_BYTES, bytes.length - WireFormat.HEADER_BYTES, null);
        T value;
        try {
            value = datumReader.read(null, decoder);
            if (decoder.isEnd()) {
                return value;
            }
        } catch (SecurityException e) {
            throw e; // A class that nobody trusts: our fault, not the record's.
        } catch (AvroTypeException e) {
            throw resolves() ? corrupt(e) : doesNotResolve(e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw corrupt(e);
        }
        throw new MalformedRecord(
                MalformedRecord.Kind.TRAILING_BYTES,
                schemaId,
                "bytes follow the " + writer.getFullName() + " (schema id " + schemaId + ")");
    }

    private boolean resolves() {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    private MalformedRecord corrupt(Throwable cause) {
        String detail = cause instanceof java.io.EOFException ? "it ends too early" : cause.toString();
        return new MalformedRecord(
                MalformedRecord.Kind.CORRUPT,
                schemaId,
                "not a " + writer.getFullName() + " (schema id " + schemaId + "): " + detail,
                cause);
    }

    private MalformedRecord doesNotResolve(Exception cause) {
        String why =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getResult()
                        .getIncompatibilities()
                        .stream()
                        .map(found -> found.getType() + " " + found.getMessage() + " at " + found.getLocation())
                        .collect(Collectors.joining("; "));
        return new MalformedRecord(
                MalformedRecord.Kind.DOES_NOT_RESOLVE,
                schemaId,
                "a " + writer.getFullName() + " (schema id " + schemaId + ") cannot be read as " + reader.getFullName()
                        + ": " + why,
                cause);
    }
}
