package io.seatflow.takeover.app;

import io.seatflow.events.licensing.FinishTakeover;
import io.seatflow.events.licensing.MoveChunk;
import io.seatflow.events.licensing.ReleaseTakeover;
import io.seatflow.events.licensing.ReserveTakeover;
import io.seatflow.events.takeover.TakeoverState;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.process.RunningService;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.HostPort;
import io.seatflow.workflow.settings.HttpSettings;
import io.seatflow.workflow.settings.Secret;
import io.seatflow.workflow.settings.ServiceSettings;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The real mover on real servers, with the test in the place of licensing. */
final class MoverRun implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    /** Longer than any restart takes: nothing is asked twice. */
    static final Duration PATIENT = Duration.ofMinutes(2);

    private final String kafka = TestServers.kafka().bootstrapServers();
    private final String registryUrl = TestServers.registry().url().toString();
    private final String databaseUrl = TestServers.postgres().createDatabase("takeover_mover");
    private final RegistryClient registry = new RegistryClient(RegistrySettings.at(registryUrl));
    private final KafkaProducer<String, byte[]> producer;
    private final Map<Integer, Long> sequences = new HashMap<>();
    private Duration patience = PATIENT;
    private RunningService service;

    MoverRun() throws Exception {
        SchemaDeployment.deploy(registry);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Topics.all().stream()
                            .map(topic -> new NewTopic(topic.name(), Topic.PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
        service = start();
    }

    private RunningService start() {
        return TakeoverMover.start(new TakeoverMoverSettings(
                new ServiceSettings(
                        TakeoverMoverSettings.SERVICE,
                        "test",
                        List.of(HostPort.parse(kafka)),
                        URI.create(registryUrl),
                        HttpSettings.free()),
                DatabaseSettings.of(databaseUrl, PostgresServer.USER, new Secret("")),
                patience));
    }

    /** Restarts with another patience with licensing. */
    void restart(Duration other) {
        patience = other;
        restart();
    }

    void restart() {
        service.close();
        service = start();
    }

    /** As licensing's lanes write: with a lane and a sequence without gaps. */
    void answer(String tenant, SpecificRecord event) {
        int partition = partition(tenant);
        long sequence = sequences.merge(partition, 1L, Long::sum);
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(
                Topics.LICENSING_EVENTS.name(), partition, tenant, bytes(Topics.LICENSING_EVENTS, event));
        sent.headers()
                .add("lane", ("licensing/" + partition + "/1").getBytes(UTF_8))
                .add("seq", Long.toString(sequence).getBytes(UTF_8));
        send(sent);
    }

    <V extends SpecificRecord> void send(Topic<V> topic, String tenant, V value) {
        send(new ProducerRecord<>(topic.name(), partition(tenant), tenant, bytes(topic, value)));
    }

    <V extends SpecificRecord> void sendTo(int partition, Topic<V> topic, String tenant, V value) {
        send(new ProducerRecord<>(topic.name(), partition, tenant, bytes(topic, value)));
    }

    private void send(ProducerRecord<String, byte[]> sent) {
        var unused = producer.send(sent);
        producer.flush();
    }

    private <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
        return AvroWriter.of(topic, registry).encode(value);
    }

    static int partition(String tenant) {
        return Utils.toPositive(Utils.murmur2(tenant.getBytes(UTF_8))) % Topic.PARTITIONS;
    }

    /** What was said of this takeover until now. */
    List<TakeoverState> states(String takeover) {
        return all(Topics.TAKEOVER_EVENTS).stream()
                .filter(state -> state.getTakeoverId().equals(takeover))
                .toList();
    }

    /** What licensing was asked for this takeover until now. */
    List<SpecificRecord> commands(String takeover) {
        return all(Topics.LICENSING_COMMANDS).stream()
                .filter(command -> takeoverOf(command).equals(takeover))
                .toList();
    }

    private static String takeoverOf(SpecificRecord command) {
        return switch (command) {
            case ReserveTakeover reserve -> reserve.getTakeoverId();
            case MoveChunk chunk -> chunk.getTakeoverId();
            case FinishTakeover finish -> finish.getTakeoverId();
            case ReleaseTakeover release -> release.getTakeoverId();
            default -> throw new AssertionError("unexpected " + command.getClass());
        };
    }

    /** Everything in the topic now, each partition in order; what was sent twice under one CloudEvents id once. */
    <V extends SpecificRecord> List<V> all(Topic<V> topic) {
        AvroReader<V> reader = AvroReader.of(topic, registry);
        List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        List<V> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (KafkaConsumer<String, byte @Nullable []> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, byte @Nullable []> polled : consumer.poll(POLL)) {
                    byte[] value = polled.value();
                    Header id = polled.headers().lastHeader("ce_id");
                    if (value != null && (id == null || seen.add(new String(id.value(), UTF_8)))) {
                        values.add(reader.decode(value));
                    }
                }
            }
        }
        return values;
    }

    @Override
    public void close() {
        service.close();
        producer.close();
        registry.close();
    }
}
