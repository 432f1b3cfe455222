package io.seatflow.admin.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seatflow.admin.signin.SignInSettings;
import io.seatflow.admin.signin.TestIssuer;
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
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The real service on real servers, with what its neighbours would say, and people who ask it. One for all tests. */
final class AdminRun {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String kafka = TestServers.kafka().bootstrapServers();
    private final String registryUrl = TestServers.registry().url().toString();
    private final String databaseUrl = TestServers.postgres().createDatabase("admin_center");
    private final RegistryClient registry = new RegistryClient(RegistrySettings.at(registryUrl));
    private final TestIssuer issuer = new TestIssuer();
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, byte @Nullable []> producer;
    private final Map<String, Long> sequences = new HashMap<>();
    private RunningService service;

    private static final class Shared {
        static final AdminRun RUN = new AdminRun();
    }

    static AdminRun shared() {
        return Shared.RUN;
    }

    private AdminRun() {
        SchemaDeployment.deploy(registry);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Topics.all().stream()
                            .map(topic -> new NewTopic(topic.name(), Topic.PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
        service = start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> service.close()));
    }

    private RunningService start() {
        return AdminCenter.start(new AdminSettings(
                new ServiceSettings(
                        AdminSettings.SERVICE,
                        "test",
                        List.of(HostPort.parse(kafka)),
                        URI.create(registryUrl),
                        HttpSettings.free()),
                DatabaseSettings.of(databaseUrl, PostgresServer.USER, new Secret("")),
                SignInSettings.of(issuer.issuer()),
                Retention.STANDARD));
    }

    /** Stops it and starts it on the same database. */
    void restart() {
        service.close();
        service = start();
    }

    TestIssuer issuer() {
        return issuer;
    }

    /** As its owner's lanes write: with a lane and a sequence without gaps. */
    <V extends SpecificRecord> void tellFromLane(Topic<? super V> topic, String tenant, V value) {
        int partition = partition(tenant);
        long sequence = sequences.merge(topic.name() + partition, 1L, Long::sum);
        tellFromLane(topic, tenant, value, sequence);
    }

    /** The same with a sequence of the test's choice: an older one is a repetition. */
    <V extends SpecificRecord> void tellFromLane(Topic<? super V> topic, String tenant, V value, long sequence) {
        int partition = partition(tenant);
        ProducerRecord<String, byte @Nullable []> sent =
                new ProducerRecord<>(topic.name(), partition, tenant, bytes(topic, value));
        sent.headers()
                .add("lane", (topic.owner() + "/" + partition + "/1").getBytes(UTF_8))
                .add("seq", Long.toString(sequence).getBytes(UTF_8));
        send(sent);
    }

    /** The sequence of the last record of that topic on a tenant's partition. */
    long lastSequence(Topic<?> topic, String tenant) {
        return sequences.getOrDefault(topic.name() + partition(tenant), 0L);
    }

    /** As a compacted topic's owner writes; null deletes. */
    <V extends SpecificRecord> void tell(Topic<V> topic, String tenant, String key, @Nullable V value) {
        send(new ProducerRecord<>(topic.name(), partition(tenant), key, value == null ? null : bytes(topic, value)));
    }

    private void send(ProducerRecord<String, byte @Nullable []> sent) {
        var unused = producer.send(sent);
        producer.flush();
    }

    @SuppressWarnings("unchecked") // of the topic's own kind, as the parameters say
    private <V extends SpecificRecord> byte[] bytes(Topic<? super V> topic, V value) {
        return AvroWriter.of((Topic<SpecificRecord>) topic, registry).encode(value);
    }

    private static int partition(String tenant) {
        return Utils.toPositive(Utils.murmur2(tenant.getBytes(UTF_8))) % Topic.PARTITIONS;
    }

    /** Everything in the topic now. */
    <V extends SpecificRecord> List<V> all(Topic<V> topic) {
        AvroReader<V> reader = AvroReader.of(topic, registry);
        List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        List<V> values = new ArrayList<>();
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
                    if (value != null) {
                        values.add(reader.decode(value));
                    }
                }
            }
        }
        return values;
    }

    int count(String where) {
        return Jdbi.create(databaseUrl)
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + where)
                        .mapTo(Integer.class)
                        .one());
    }

    /** Asks as somebody. */
    HttpResponse<String> ask(
            String method, String path, @Nullable String token, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.httpUrl() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    HttpResponse<String> get(World.Person person, String path) {
        return ask("GET", path, token(person), null);
    }

    /** The JSON of an answer that must be 200. */
    JsonNode read(World.Person person, String path) {
        HttpResponse<String> answer = get(person, path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return json(answer.body());
    }

    HttpResponse<String> post(World.Person person, String path, String body, String... headers) {
        return ask("POST", path, token(person), body, headers);
    }

    String token(World.Person person) {
        return issuer.token(person.tenant(), person.id());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
