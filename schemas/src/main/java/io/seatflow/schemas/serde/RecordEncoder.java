package io.seatflow.schemas.serde;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/** Writes records of one schema under one schema id. Thread-safe. */
final class RecordEncoder {
    private final int schemaId;
    private final DatumWriter<Object> datumWriter;
    private final EncodeBuffers buffers;
    private final UnaryOperator<Object> shape;

    RecordEncoder(int schemaId, Schema schema, GenericData model, EncodeBuffers buffers) {
        this(schemaId, schema, model, buffers, UnaryOperator.identity());
    }

    private RecordEncoder(
            int schemaId, Schema schema, GenericData model, EncodeBuffers buffers, UnaryOperator<Object> shape) {
        this.schemaId = schemaId;
        this.datumWriter = model instanceof SpecificData specific
                ? new SpecificDatumWriter<>(schema, specific)
                : new GenericDatumWriter<>(schema, model);
        this.buffers = buffers;
        this.shape = shape;
    }

    /**
     * Writes values of one schema as records of another that can read it. A record's fields are written by place, not
     * by name, so the value takes the way through its own binary form.
     */
    static RecordEncoder reshaping(int schemaId, Schema own, GenericData model, Schema target, EncodeBuffers buffers) {
        RecordEncoder writer = new RecordEncoder(schemaId, own, model, buffers);
        RecordDecoder<Object> reader = new RecordDecoder<>(schemaId, own, target, GenericData.get());
        return new RecordEncoder(
                schemaId, target, GenericData.get(), buffers, value -> reader.decode(writer.encode(value)));
    }

    /** The record in the wire format, in an array of its own. */
    byte[] encode(Object value) {
        Object shaped = shape.apply(value);
        EncodeBuffers.Buffer buffer = buffers.take();
        boolean complete = false;
        try {
            WireFormat.writeHeader(buffer.bytes(), schemaId);
            BinaryEncoder encoder = buffer.encoder();
            datumWriter.write(shaped, encoder);
            encoder.flush();
            byte[] bytes = buffer.bytes().toByteArray();
            complete = true;
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            buffers.release(buffer, complete);
        }
    }
}
