package io.seatflow.servers;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What brokers leave behind that are killed or stopped, all at once, in the middle of transactions. */
class KafkaKilledTest {
    private static final String TOPIC = "transacted";

    /** So many that the end of a transaction takes a while to write. */
    private static final int PARTITIONS = 200;

    private static final int WRITERS = 4;
    private static final int TRANSACTIONS = 20;
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final Duration ENDING = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private List<KafkaNode> nodes = List.of();
    private List<ChildProcess> brokers = List.of();
    private final AtomicInteger committed = new AtomicInteger();

    @AfterEach
    void killAll() {
        brokers.forEach(ChildProcess::kill);
        brokers.forEach(broker -> broker.onExit().join());
    }

    private enum Fault {
        KILLED,
        STOPPED
    }

    @ParameterizedTest(name = "{0} brokers, {1} {2} times")
    @CsvSource({"1, KILLED, 2", "3, KILLED, 1", "3, STOPPED, 1"})
    @DisplayName("every transaction has an end in all of its partitions after all brokers were gone at once")
    void transactionsEnd(int count, Fault fault, int times) throws Exception {
        nodes = cluster(count);
        startAll();
        try (Admin admin = Admin.create(address())) {
            NewTopic topic = new NewTopic(TOPIC, PARTITIONS, (short) KafkaNode.copies(count));
            Awaitility.await()
                    .atMost(STARTING)
                    .ignoreExceptions()
                    .until(() -> admin.createTopics(List.of(topic)).all().get() == null);
            for (int time = 0; time < times; time++) {
                writeUntil(fault);
                startAll();
                undoWhatIsOpen();

                Map<TopicPartition, Long> ends = ends(admin, IsolationLevel.READ_UNCOMMITTED);
                Awaitility.await()
                        .atMost(ENDING)
                        .untilAsserted(() -> assertThat(ends(admin, IsolationLevel.READ_COMMITTED))
                                .isEqualTo(ends));
            }
        }
    }

    @Test
    @DisplayName("a broker that runs is not taken for one that was killed: its folder is refused to a second one")
    void runsTwice() throws Exception {
        nodes = cluster(1);
        startAll();
        try (Admin admin = Admin.create(address())) {
            admin.describeCluster().nodes().get();

            assertThatThrownBy(() -> KafkaServer.start(folder.resolve("kafka-1"), 0))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageContaining("is in use: stop the broker that runs on it first");
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    private void stopAll() throws InterruptedException {
        List<Thread> stops = brokers.stream()
                .map(broker -> Thread.ofPlatform().start(() -> broker.stop(STARTING)))
                .toList();
        for (Thread stop : stops) {
            stop.join();
        }
    }

    private void startAll() {
        brokers = nodes.stream().map(node -> BrokerProcess.start(folder, node)).toList();
    }

    private void writeUntil(Fault fault) throws InterruptedException {
        committed.set(0);
        List<Thread> writers = IntStream.range(0, WRITERS)
                .mapToObj(number -> Thread.ofPlatform().start(() -> write(number)))
                .toList();
        Awaitility.await().atMost(STARTING).until(() -> committed.get() >= TRANSACTIONS);
        if (fault == Fault.KILLED) {
            killAll();
        } else {
            stopAll();
        }
        for (Thread writer : writers) {
            writer.interrupt();
            writer.join();
        }
    }

    private void write(int number) {
        try (KafkaProducer<byte[], byte[]> producer = producer(number)) {
            producer.initTransactions();
            while (!Thread.interrupted()) {
                producer.beginTransaction();
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    // What fails, fails the commit.
                    var unused = producer.send(new ProducerRecord<>(TOPIC, partition, null, new byte[8]));
                }
                producer.commitTransaction();
                committed.incrementAndGet();
            }
        } catch (KafkaException killed) {
            // the broker is gone, or this thread was told to end
        }
    }

    private void undoWhatIsOpen() {
        for (int number = 0; number < WRITERS; number++) {
            try (KafkaProducer<byte[], byte[]> producer = producer(number)) {
                producer.initTransactions();
            }
        }
    }

    private KafkaProducer<byte[], byte[]> producer(int number) {
        Map<String, Object> settings = address();
        settings.put("transactional.id", "writer-" + number);
        settings.put("max.block.ms", STARTING.toMillis());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> address() {
        return new TreeMap<>(Map.of(
                "bootstrap.servers",
                nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","))));
    }

    private static List<KafkaNode> cluster(int count) {
        Set<Integer> taken = new HashSet<>();
        SortedMap<Integer, Integer> controllers = new TreeMap<>();
        for (int id = 1; id <= count; id++) {
            controllers.put(id, freeBeside(taken));
        }
        String clusterId = KafkaNode.newClusterId();
        return controllers.keySet().stream()
                .map(id -> new KafkaNode(id, freeBeside(taken), controllers, clusterId))
                .toList();
    }

    private static int freeBeside(Set<Integer> taken) {
        int port = Ports.freeBeside(taken);
        taken.add(port);
        return port;
    }

    private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel readable)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> all = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(all, new ListOffsetsOptions(readable)).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
