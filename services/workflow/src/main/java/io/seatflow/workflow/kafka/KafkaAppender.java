package io.seatflow.workflow.kafka;

import io.seatflow.schemas.Topics;
import io.seatflow.workflow.kafka.KafkaClients.Compression;
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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Appends to Kafka with an idempotent producer. Every record carries its lane and sequence, CloudEvents' attributes in
 * their Kafka binding, and the trace context; what is constant is encoded once. Used by the worker's thread only.
 */
public final class KafkaAppender implements Appender {
    private static final Header SPECVERSION = new RecordHeader(RecordHeaders.CE_SPECVERSION, "1.0".getBytes(US_ASCII));

    private final Function<Compression, Producer<byte[], byte[]>> producers;
    private final Map<String, Compression> compressions = new HashMap<>();
    private final Map<Compression, Producer<byte[], byte[]>> session = new EnumMap<>(Compression.class);
    private final Header source;
    private final Map<LaneName, Header> lanes = new ConcurrentHashMap<>();
    private final Map<String, Header> types = new ConcurrentHashMap<>();
    private long timeMillis = -1;
    private Header time = SPECVERSION;

    /** @param producers makes the producers of each publishing session, one for each way of packing that is needed */
    public KafkaAppender(String service, Function<Compression, Producer<byte[], byte[]>> producers) {
        this.producers = producers;
        this.source = new RecordHeader(RecordHeaders.CE_SOURCE, ("seatflow/" + service).getBytes(US_ASCII));
        Topics.all().forEach(topic -> compressions.put(topic.name(), Compression.of(topic.audience())));
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
        var unused = producer(record.topic()).send(produced, (metadata, failure) -> acknowledgement.completed(failure));
    }

    /** A producer's own flush has no limit, but ends when it is interrupted. */
    @Override
    public void flush(Duration most) {
        List<Producer<byte[], byte[]>> flushed = List.copyOf(session.values());
        Thread flushing = Thread.ofVirtual()
                .uncaughtExceptionHandler((thread, interrupted) -> {})
                .start(() -> flushed.forEach(Producer::flush));
        try {
            if (!flushing.join(most)) {
                flushing.interrupt();
            }
        } catch (InterruptedException stopped) {
            flushing.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void renew() {
        session.values().forEach(producer -> producer.close(Duration.ZERO));
        session.clear();
    }

    @Override
    public void close() {
        session.values().forEach(producer -> producer.close(Duration.ofSeconds(10)));
    }

    private Producer<byte[], byte[]> producer(String topic) {
        return session.computeIfAbsent(compressions.getOrDefault(topic, Compression.LZ4), producers);
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
