package io.seatflow.workflow.kafka;

import io.seatflow.workflow.lane.Appender;
import io.seatflow.workflow.lane.LaneName;
import io.seatflow.workflow.lane.Outgoing;
import io.seatflow.workflow.lane.RecordHeaders;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Appends to Kafka with an idempotent producer. Every record carries its lane and sequence, CloudEvents' attributes in
 * their Kafka binding, and the trace context; what is constant is encoded once. Used by the worker's thread only.
 */
public final class KafkaAppender implements Appender {
    private static final Header SPECVERSION = new RecordHeader(RecordHeaders.CE_SPECVERSION, "1.0".getBytes(US_ASCII));

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Header source;
    private final Map<LaneName, Header> lanes = new ConcurrentHashMap<>();
    private final Map<String, Header> types = new ConcurrentHashMap<>();
    private Producer<byte[], byte[]> producer;
    private long timeMillis = -1;
    private Header time = SPECVERSION;

    /** @param producers makes the producer of each publishing session */
    public KafkaAppender(String service, Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
        this.source = new RecordHeader(RecordHeaders.CE_SOURCE, ("seatflow/" + service).getBytes(US_ASCII));
        this.producer = producers.get();
    }

    @Override
    public void append(LaneName lane, long timeMillis, Outgoing record, Acknowledgement acknowledgement) {
        ProducerRecord<byte[], byte[]> produced = new ProducerRecord<>(
                record.topic(),
                record.partition(),
                timeMillis,
                record.key(),
                record.value(),
                headers(lane, timeMillis, record));
        var unused = producer.send(produced, (metadata, failure) -> acknowledgement.completed(failure));
    }

    @Override
    public void flush() {
        producer.flush();
    }

    @Override
    public void renew() {
        producer.close(Duration.ZERO);
        producer = producers.get();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }

    private List<Header> headers(LaneName lane, long millis, Outgoing record) {
        Header laneHeader = lanes.computeIfAbsent(
                lane,
                name -> new RecordHeader(RecordHeaders.LANE, name.toString().getBytes(UTF_8)));
        byte[] sequence = Long.toString(record.sequence()).getBytes(US_ASCII);
        String id = lane + "/" + record.topic() + "/" + record.partition() + "/" + record.sequence();
        // What readers look for comes first: a name is decoded only when a search comes by it.
        return List.of(
                laneHeader,
                new RecordHeader(RecordHeaders.SEQUENCE, sequence),
                new RecordHeader(RecordHeaders.TRACEPARENT, record.traceparent().getBytes(US_ASCII)),
                SPECVERSION,
                new RecordHeader(RecordHeaders.CE_ID, id.getBytes(UTF_8)),
                types.computeIfAbsent(
                        record.type(), type -> new RecordHeader(RecordHeaders.CE_TYPE, type.getBytes(UTF_8))),
                source,
                time(millis));
    }

    private Header time(long millis) {
        if (millis != timeMillis) {
            timeMillis = millis;
            time = new RecordHeader(
                    RecordHeaders.CE_TIME,
                    Instant.ofEpochMilli(millis).toString().getBytes(US_ASCII));
        }
        return time;
    }
}
