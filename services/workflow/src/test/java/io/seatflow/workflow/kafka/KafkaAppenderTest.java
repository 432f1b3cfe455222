package io.seatflow.workflow.kafka;

import io.seatflow.servers.KafkaServer;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.EngineSettings;
import io.seatflow.workflow.lane.LaneName;
import io.seatflow.workflow.lane.Outgoing;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class KafkaAppenderTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final LaneName LANE = new LaneName("toy", 0, 1);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("rule 5: what is sent while a partition's leader takes office arrives whole and in order")
    void orderOnNewPartitions() throws Exception {
        String kafka = TestServers.kafka().bootstrapServers();
        int topics = 2;
        int partitions = 60;
        int records = 10;
        try (KafkaAppender appender = appender(kafka);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            for (int number = 0; number < topics; number++) {
                String topic = "taking-office-" + number;
                admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)));
                AtomicInteger safe = new AtomicInteger();
                for (int sequence = 1; sequence <= records; sequence++) {
                    for (int partition = 0; partition < partitions; partition++) {
                        append(appender, topic, partition, sequence, safe);
                    }
                    appender.flush(Duration.ofMillis(2));
                }
                await().atMost(SOON).until(() -> safe.get() == partitions * records);
                assertThat(sequences(kafka, topic, partitions))
                        .allSatisfy(found -> assertThat(found)
                                .containsExactlyElementsOf(LongStream.rangeClosed(1, records)
                                        .boxed()
                                        .toList()));
            }
        }
    }

    @Test
    @DisplayName("a flush waits no longer than it is allowed to while the broker is away")
    void flushWhileAway() throws Exception {
        KafkaServer kafka = KafkaServer.start(folder, 0);
        try (KafkaAppender appender = appender(kafka.bootstrapServers());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("away", 1, (short) 1)))
                    .all()
                    .get();
            AtomicInteger safe = new AtomicInteger();
            append(appender, "away", 0, 1, safe);
            await().atMost(SOON).until(() -> safe.get() == 1);
            kafka.close();
            append(appender, "away", 0, 2, safe);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> appender.flush(Duration.ofMillis(200)));
            assertThat(safe).hasValue(1);
            appender.renew();
        } finally {
            kafka.close();
        }
    }

    private static KafkaAppender appender(String bootstrapServers) {
        KafkaClients clients = new KafkaClients("toy", EngineSettings.of(bootstrapServers, "toy"));
        return new KafkaAppender("toy", clients::producer);
    }

    private static void append(KafkaAppender appender, String topic, int partition, long sequence, AtomicInteger safe) {
        Outgoing record = new Outgoing(
                topic, partition, sequence, "key".getBytes(US_ASCII), "value".getBytes(US_ASCII), "Toy", "trace");
        appender.append(LANE, 1, record, failure -> {
            if (failure == null) {
                safe.incrementAndGet();
            }
        });
    }

    private static List<List<Long>> sequences(String bootstrapServers, String topic, int partitions) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        List<List<Long>> sequences = new ArrayList<>();
        all.forEach(partition -> sequences.add(new ArrayList<>()));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(Duration.ofMillis(100))) {
                    sequences
                            .get(polled.partition())
                            .add(Long.parseLong(new String(
                                    polled.headers().lastHeader("seq").value(), US_ASCII)));
                }
            }
        }
        return sequences;
    }
}
