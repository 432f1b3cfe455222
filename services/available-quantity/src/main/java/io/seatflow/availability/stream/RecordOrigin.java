package io.seatflow.availability.stream;

import io.seatflow.availability.wire.ProductWriter;
import io.seatflow.workflow.Inbound;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where a record came from, and what the rows it causes say about that in their headers. */
final class RecordOrigin {
    private static final String TRACEPARENT = "traceparent";
    private static final byte[] SPECIFICATION = utf8("1.0");
    private static final byte[] TYPE = utf8(ProductWriter.TYPE);
    private static final byte[] SOURCE = utf8("seatflow/available-quantity");

    private RecordOrigin() {}

    static Inbound inbound(ProcessingContext context, Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record without topic, partition and offset"));
        List<Inbound.Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new Inbound.Header(header.key(), header.value()));
        }
        return new Inbound(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value(),
                headers);
    }

    /**
     * CloudEvents' headers of a row. The id is made of the cause's place in the log, so that a row written again after a
     * crash has the same one. The cause's own headers are not passed on: its lane and sequence are licensing's.
     *
     * @param index which of the rows of this cause
     */
    static Headers headers(Inbound cause, int index) {
        String id = cause.topic() + "/" + cause.partition() + "/" + cause.offset() + "/" + index;
        Headers headers = new RecordHeaders()
                .add("ce_specversion", SPECIFICATION)
                .add("ce_id", utf8(id))
                .add("ce_type", TYPE)
                .add("ce_source", SOURCE)
                .add("ce_time", utf8(cause.timestamp().toString()));
        String trace = cause.header(TRACEPARENT);
        return trace == null ? headers : headers.add(TRACEPARENT, utf8(trace));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
