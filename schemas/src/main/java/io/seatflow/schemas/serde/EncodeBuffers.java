package io.seatflow.schemas.serde;

import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

import java.io.ByteArrayOutputStream;

/** One buffer and encoder per thread, used again for each record, so that a record costs one array: its own. */
final class EncodeBuffers {
    private static final int INITIAL_BYTES = 512;

    /** A buffer that grew beyond this is not kept. */
    private static final int LARGEST_KEPT_BYTES = 1 << 20;

    private final ThreadLocal<Buffer> buffers = ThreadLocal.withInitial(Buffer::create);

    record Buffer(ByteArrayOutputStream bytes, BinaryEncoder encoder) {
        static Buffer create() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
            return new Buffer(bytes, EncoderFactory.get().binaryEncoder(bytes, null));
        }
    }

    Buffer take() {
        return buffers.get();
    }

    /** Where a record was not completed the encoder may hold part of it: neither is used again. */
    void release(Buffer buffer, boolean complete) {
        if (complete && buffer.bytes().size() <= LARGEST_KEPT_BYTES) {
            buffer.bytes().reset();
        } else {
            buffers.remove();
        }
    }
}
