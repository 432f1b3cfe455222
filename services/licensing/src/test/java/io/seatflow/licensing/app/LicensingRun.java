package io.seatflow.licensing.app;

import io.seatflow.licensing.domain.LifeCycle;
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
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The real service on real servers, with what its neighbours would send and read. */
final class LicensingRun implements AutoCloseable {
    /** As the rules say, but looked at five times a second. */
    private static final LifeCycle LIFE_CYCLE = new LifeCycle(
            LifeCycle.STANDARD.expired(),
            LifeCycle.STANDARD.disabled(),
            LifeCycle.STANDARD.payment(),
            LifeCycle.STANDARD.answers(),
            Duration.ofMillis(200));

    private static final Duration POLL = Duration.ofMillis(100);

    private final String kafka = TestServers.kafka().bootstrapServers();
    private final String registryUrl = TestServers.registry().url().toString();
    private final String databaseUrl = TestServers.postgres().createDatabase("licensing_service");
    private final RegistryClient registry = new RegistryClient(RegistrySettings.at(registryUrl));
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, byte @Nullable []> producer;
    private final Map<Integer, Long> sequences = new HashMap<>();
    private RunningService service;

    LicensingRun() throws Exception {
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
        return Licensing.start(new LicensingSettings(
                new ServiceSettings(
                        LicensingSettings.SERVICE,
                        "test",
                        List.of(HostPort.parse(kafka)),
                        URI.create(registryUrl),
                        HttpSettings.free()),
                DatabaseSettings.of(databaseUrl, PostgresServer.USER, new Secret("")),
                LIFE_CYCLE));
    }

    void restart() {
        service.close();
        service = start();
    }

    /** As billing's lanes write: with a lane and a sequence without gaps. */
    void sendFromBilling(String tenant, SpecificRecord event) {
        int partition = partition(tenant);
        long sequence = sequences.merge(partition, 1L, Long::sum);
        ProducerRecord<String, byte @Nullable []> sent = new ProducerRecord<>(
                Topics.BILLING_EVENTS.name(), partition, tenant, bytes(Topics.BILLING_EVENTS, event));
        sent.headers()
                .add("lane", ("billing/" + partition + "/1").getBytes(UTF_8))
                .add("seq", Long.toString(sequence).getBytes(UTF_8));
        send(sent);
    }

    <V extends SpecificRecord> void send(Topic<V> topic, String tenant, String key, @Nullable V value) {
        send(topic, partition(tenant), key, value == null ? null : bytes(topic, value));
    }

    void send(Topic<?> topic, int partition, String key, byte @Nullable [] value) {
        send(new ProducerRecord<>(topic.name(), partition, key, value));
    }

    private void send(ProducerRecord<String, byte @Nullable []> sent) {
        var unused = producer.send(sent);
        producer.flush();
    }

    <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
        return AvroWriter.of(topic, registry).encode(value);
    }

    static int partition(String tenant) {
        return Utils.toPositive(Utils.murmur2(tenant.getBytes(UTF_8))) % Topic.PARTITIONS;
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

    int count(String table) {
        return Jdbi.create(databaseUrl)
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(service.httpUrl().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        service.close();
        producer.close();
        registry.close();
    }
}
