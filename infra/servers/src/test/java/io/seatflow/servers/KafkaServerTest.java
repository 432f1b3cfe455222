package io.seatflow.servers;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaServerTest {
    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    @DisplayName("a consumer group reads what was produced, by either group protocol")
    void groupProtocols(String protocol) throws Exception {
        KafkaServer kafka = TestServers.kafka();
        createTopic(kafka, "group-" + protocol, Map.of());
        send(kafka, "group-" + protocol, "hello");

        assertThat(read(kafka, "group-" + protocol, protocol)).containsExactly("hello");
    }

    @Test
    @DisplayName("a transaction with its consumer offsets commits, as exactly-once v2 needs")
    void transactions() throws Exception {
        KafkaServer kafka = TestServers.kafka();
        createTopic(kafka, "transacted", Map.of());
        send(kafka, "transacted", "input");
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka, "transacted", "consumer");
                KafkaProducer<byte[], byte[]> producer = producer(kafka, Map.of("transactional.id", "one"))) {
            consumer.subscribe(List.of("transacted"));
            Awaitility.await()
                    .until(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transacted", "output".getBytes(UTF_8)))
                    .get();
            producer.sendOffsetsToTransaction(
                    Map.of(new TopicPartition("transacted", 0), new OffsetAndMetadata(1)), consumer.groupMetadata());
            producer.commitTransaction();

            assertThat(consumer.committed(Set.of(new TopicPartition("transacted", 0)))
                            .values())
                    .extracting(OffsetAndMetadata::offset)
                    .containsExactly(1L);
        }
    }

    @Test
    @DisplayName("topics are not created by themselves")
    void noAutoCreation() {
        try (Admin admin = admin(TestServers.kafka())) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("nowhere"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            try (KafkaProducer<byte[], byte[]> producer =
                    producer(TestServers.kafka(), Map.of("max.block.ms", "1500"))) {
                assertThatThrownBy(() -> producer.send(new ProducerRecord<>("nowhere", new byte[1]))
                                .get())
                        .hasMessageContaining("nowhere");
            }
        }
    }

    @Test
    @DisplayName("a record over 1 MiB is refused unless its topic allows it")
    void recordSize() throws Exception {
        KafkaServer kafka = TestServers.kafka();
        createTopic(kafka, "small-records", Map.of());
        createTopic(kafka, "large-records", Map.of("max.message.bytes", "4194304"));
        byte[] large = new byte[2 << 20];
        try (KafkaProducer<byte[], byte[]> producer = producer(kafka, Map.of("max.request.size", "8388608"))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("small-records", large))
                            .get())
                    .hasCauseInstanceOf(RecordTooLargeException.class);
            assertThat(producer.send(new ProducerRecord<>("large-records", large))
                            .get()
                            .offset())
                    .isZero();
        }
    }

    @Test
    @DisplayName("records and cluster id survive a restart on another port, and the new address is the advertised one")
    void restart(@TempDir Path folder) throws Exception {
        String clusterId;
        String address;
        try (KafkaServer first = KafkaServer.start(folder, 0)) {
            clusterId = first.clusterId();
            address = first.bootstrapServers();
            createTopic(first, "kept", Map.of());
            send(first, "kept", "before");
            assertThat(read(first, "kept", "consumer")).containsExactly("before");
        }
        try (KafkaServer second = KafkaServer.start(folder, 0);
                Admin admin = admin(second)) {
            assertThat(second.clusterId())
                    .isEqualTo(clusterId)
                    .isEqualTo(admin.describeCluster().clusterId().get());
            assertThat(second.bootstrapServers()).isNotEqualTo(address);
            send(second, "kept", "after");
            assertThat(read(second, "kept", "consumer")).containsExactly("before", "after");
            assertThat(admin.describeCluster().nodes().get())
                    .singleElement()
                    .satisfies(
                            node -> assertThat(node.host() + ":" + node.port()).isEqualTo(second.bootstrapServers()));
        }
    }

    @Test
    @DisplayName("a damaged folder is reported, and never formatted anew")
    void damaged(@TempDir Path folder) throws Exception {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("precious"), "records");

        assertThatThrownBy(() -> KafkaServer.start(folder, 0)).isInstanceOf(ServerFailure.class);
        assertThat(logs.resolve("precious")).hasContent("records");
    }

    @Test
    @DisplayName("a port in use is said in one line that names the option")
    void portInUse(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> KafkaServer.start(folder, taken.getLocalPort()))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessage(
                            "port %d is in use: choose another with --kafka-port or stop what listens there",
                            taken.getLocalPort());
        }
    }

    private static Admin admin(KafkaServer kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static void createTopic(KafkaServer kafka, String name, Map<String, String> settings) throws Exception {
        try (Admin admin = admin(kafka)) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    private static void send(KafkaServer kafka, String topic, String value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(kafka, Map.of())) {
            producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8))).get();
        }
    }

    private static List<String> read(KafkaServer kafka, String topic, String protocol) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka, topic, protocol)) {
            consumer.subscribe(List.of(topic));
            List<String> values = new ArrayList<>();
            Awaitility.await().until(() -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(consumed -> values.add(new String(consumed.value(), UTF_8)));
                return !values.isEmpty()
                        && consumer.endOffsets(consumer.assignment()).entrySet().stream()
                                .allMatch(end -> consumer.position(end.getKey()) == end.getValue());
            });
            return values;
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaServer kafka, Map<String, String> more) {
        return new KafkaProducer<>(settings(kafka, more), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaServer kafka, String group, String protocol) {
        return new KafkaConsumer<>(
                settings(
                        kafka,
                        Map.of(
                                "group.id",
                                group,
                                "group.protocol",
                                protocol,
                                "auto.offset.reset",
                                "earliest",
                                "enable.auto.commit",
                                "false")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings(KafkaServer kafka, Map<String, String> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return settings;
    }
}
