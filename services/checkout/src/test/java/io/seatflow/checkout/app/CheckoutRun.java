package io.seatflow.checkout.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.servers.TestServers;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.workflow.process.RunningService;
import io.seatflow.workflow.settings.SettingsSources;
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
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

/** Checkout on a real broker, database and registry, and everybody around it. */
final class CheckoutRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LARGEST = 4 << 20;

    private final String bootstrap = TestServers.kafka().bootstrapServers();
    private final String url = TestServers.postgres().createDatabase("checkout_service");
    private final String registryUrl = TestServers.registry().url().toString();
    private final RegistryClient registry = new RegistryClient(RegistrySettings.at(registryUrl));
    private final AtomicLong licensingSequence = new AtomicLong();
    private final AtomicLong billingSequence = new AtomicLong();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "max.request.size", LARGEST),
            new StringSerializer(),
            new ByteArraySerializer());
    private RunningService checkout;

    CheckoutRun() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(Topics.all().stream().map(CheckoutRun::topic).toList())
                    .all()
                    .get();
        }
        SchemaDeployment.deploy(registry);
        checkout = start();
    }

    private static NewTopic topic(Topic<?> topic) {
        return new NewTopic(topic.name(), Topic.PARTITIONS, (short) 1)
                .configs(Map.of(
                        "cleanup.policy",
                        topic.keeping().cleanupPolicy(),
                        "max.message.bytes",
                        Integer.toString(topic.maxRecordBytes())));
    }

    private RunningService start() {
        RunningService started = Checkout.start(SettingsSources.of("checkout")
                .overrides(Map.of(
                        "kafka", bootstrap,
                        "registry", registryUrl,
                        "database.url", url,
                        "database.user", "postgres"))
                .read(CheckoutSettings::from));
        await().atMost(PATIENCE).until(() -> status(started, "/health/ready") == 200);
        return started;
    }

    void restart() {
        checkout.close();
        checkout = start();
    }

    <V extends SpecificRecord> byte[] encode(Topic<V> topic, V value) {
        return AvroWriter.of(topic, registry).encode(value);
    }

    <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
        send(topic, null, key, encode(topic, value));
    }

    void send(Topic<?> topic, @Nullable Integer partition, String key, byte @Nullable [] value) {
        send(new ProducerRecord<>(topic.name(), partition, key, value));
    }

    /** As licensing's lane of the tenant would. */
    void sendFromLicensing(String tenant, SpecificRecord value) {
        sendFromLane(Topics.LICENSING_EVENTS, "licensing/0/1", licensingSequence, tenant, value);
    }

    /** As billing's lane of the tenant would. */
    void sendFromBilling(String tenant, SpecificRecord value) {
        sendFromLane(Topics.BILLING_EVENTS, "billing/0/1", billingSequence, tenant, value);
    }

    private void sendFromLane(
            Topic<SpecificRecord> topic, String lane, AtomicLong sequence, String tenant, SpecificRecord value) {
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(topic.name(), 0, tenant, encode(topic, value));
        sent.headers().add("lane", lane.getBytes(UTF_8));
        sent.headers().add("seq", Long.toString(sequence.incrementAndGet()).getBytes(UTF_8));
        send(sent);
    }

    private void send(ProducerRecord<String, byte[]> sent) {
        var unused = producer.send(sent);
        producer.flush();
    }

    /** Everything in a topic, once it holds what is waited for. */
    <V extends SpecificRecord> List<V> awaitRecords(Topic<V> topic, Predicate<List<V>> until) {
        AvroReader<V> reader = AvroReader.of(topic, registry);
        List<V> values = new ArrayList<>();
        read(
                topic,
                raw -> {
                    byte[] value = raw.value();
                    if (value != null) {
                        values.add(reader.decode(value));
                    }
                },
                () -> until.test(values));
        return values;
    }

    /** The outcomes so far, once the orders of these ids have theirs. */
    List<OrderOutcome> awaitOutcomes(List<String> orderIds) {
        return awaitRecords(
                Topics.CHECKOUT_OUTCOMES,
                outcomes ->
                        outcomes.stream().map(OrderOutcome::getOrderId).toList().containsAll(orderIds));
    }

    /** Publishes every order again, as it was. */
    void replayOrders(int count) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        read(Topics.STOREFRONT_ORDERS, records::add, () -> records.size() >= count);
        for (ConsumerRecord<String, byte[]> raw : records) {
            send(Topics.STOREFRONT_ORDERS, raw.partition(), raw.key(), raw.value());
        }
    }

    private interface Until {
        boolean reached();
    }

    private void read(Topic<?> topic, Consumer<ConsumerRecord<String, byte[]>> each, Until until) {
        List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Instant patience = Instant.now().plus(PATIENCE);
            while (!until.reached() || isBefore(consumer, ends)) {
                if (Instant.now().isAfter(patience)) {
                    throw new AssertionError("not within " + PATIENCE + " in " + topic.name());
                }
                consumer.poll(Duration.ofMillis(100)).forEach(each);
            }
        }
    }

    private static boolean isBefore(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    JsonNode get(String path) throws Exception {
        return json.readTree(send(checkout, path).body());
    }

    String text(String path) throws Exception {
        return send(checkout, path).body();
    }

    int status(String path) throws Exception {
        return status(checkout, path);
    }

    private int status(RunningService asked, String path) throws Exception {
        return send(asked, path).statusCode();
    }

    private HttpResponse<String> send(RunningService asked, String path) throws Exception {
        URI uri = URI.create(asked.httpUrl() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    @Override
    public void close() {
        checkout.close();
        producer.close();
        registry.close();
        http.close();
    }
}
