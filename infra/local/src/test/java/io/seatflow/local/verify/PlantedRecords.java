package io.seatflow.local.verify;

import io.seatflow.local.commands.LogReader;
import io.seatflow.local.verify.Plant.Planting;
import io.seatflow.schemas.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/** Faults in the topics: a record that is there is appended once more, changed. It cannot be taken back. */
record PlantedRecords(String kafka) {

    /** The last record of a topic that has a lane and a value, and is the last of its lane in its partition. */
    ConsumerRecord<byte[], byte[]> last(Topic<?> topic) {
        ConsumerRecord<byte[], byte[]> last = null;
        try (LogReader reader = LogReader.fromBeginning(kafka, List.of(topic))) {
            Map<TopicPartition, Long> ends = reader.ends();
            while (!reader.hasReached(ends)) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(200))) {
                    if (last == null || record.partition() >= last.partition()) {
                        last = record;
                    }
                }
            }
        }
        if (last == null) {
            throw new IllegalStateException("expected a record in " + topic.name());
        }
        return last;
    }

    /** The same record again, with another value, key or header. */
    Planting again(ConsumerRecord<byte[], byte[]> record, UnaryOperator<ProducerRecord<byte[], byte[]>> change) {
        return () -> {
            append(change.apply(new ProducerRecord<>(
                    record.topic(),
                    record.partition(),
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    new RecordHeaders(record.headers()))));
            return () -> {};
        };
    }

    static UnaryOperator<ProducerRecord<byte[], byte[]>> value(byte[] value) {
        return record -> new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), record.key(), value, record.headers());
    }

    static UnaryOperator<ProducerRecord<byte[], byte[]>> key(String key) {
        return record -> new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.timestamp(),
                key.getBytes(StandardCharsets.UTF_8),
                record.value(),
                record.headers());
    }

    static UnaryOperator<ProducerRecord<byte[], byte[]>> header(String name, String value) {
        return record -> {
            record.headers().remove(name).add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
            return record;
        };
    }

    /** With a later sequence of the same lane. */
    static UnaryOperator<ProducerRecord<byte[], byte[]>> later(int by) {
        return record -> {
            long sequence = Long.parseLong(text(record, "seq")) + by;
            String id = "%s/%s/%d/%d".formatted(text(record, "lane"), record.topic(), record.partition(), sequence);
            return header("ce_id", id)
                    .apply(header("seq", Long.toString(sequence)).apply(record));
        };
    }

    private static String text(ProducerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private void append(ProducerRecord<byte[], byte[]> record) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("expected record of %s to be taken".formatted(record.topic()), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
