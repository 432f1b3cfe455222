package io.seatflow.billing.app;

import io.seatflow.billing.payments.StripeSettings;
import io.seatflow.events.Channel;
import io.seatflow.events.Purchase;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.TestServers;
import io.seatflow.servers.payments.PaymentSandbox;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;
import io.seatflow.workflow.process.RunningService;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.HostPort;
import io.seatflow.workflow.settings.HttpSettings;
import io.seatflow.workflow.settings.Secret;
import io.seatflow.workflow.settings.ServiceSettings;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The real service on real servers, with what checkout would send and licensing would read. */
final class BillingRun implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String kafka = TestServers.kafka().bootstrapServers();
    private final String registryUrl = TestServers.registry().url().toString();
    private final String databaseUrl = TestServers.postgres().createDatabase("billing_service");
    private final RegistryClient registry = new RegistryClient(RegistrySettings.at(registryUrl));
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, byte[]> producer;
    private final Map<Integer, Long> sequences = new HashMap<>();
    private final Map<Integer, Long> fromLicensing = new HashMap<>();
    private final List<SpecificRecord> told = new ArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final AvroReader<SpecificRecord> reader;
    private final PaymentSandbox sandbox;
    private RunningService service;

    BillingRun(Path folder) throws Exception {
        SchemaDeployment.deploy(registry);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Topics.all().stream()
                            .map(topic -> new NewTopic(topic.name(), Topic.PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        sandbox = PaymentSandbox.start(folder, 0);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
        reader = AvroReader.of(Topics.BILLING_EVENTS, registry);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.BILLING_EVENTS.name(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        service = start();
    }

    private RunningService start() {
        StripeSettings stripe = new StripeSettings(
                sandbox.url(), new Secret(PaymentSandbox.API_KEY), Duration.ofSeconds(2), Duration.ofMillis(700));
        return Billing.start(new BillingSettings(
                new ServiceSettings(
                        BillingSettings.SERVICE,
                        "test",
                        List.of(HostPort.parse(kafka)),
                        URI.create(registryUrl),
                        HttpSettings.free()),
                DatabaseSettings.of(databaseUrl, PostgresServer.USER, new Secret("")),
                new PaymentSettings(PaymentSettings.Provider.STRIPE, stripe, 16)));
    }

    void restart() {
        service.close();
        service = start();
    }

    PaymentSandbox sandbox() {
        return sandbox;
    }

    /** Three seats at 12.50 EUR; for a trial nothing is due. */
    static OrderAccepted order(String orderId, String tenant, @Nullable String token, boolean trial) {
        Purchase purchase = new Purchase(
                orderId,
                tenant,
                "user-1",
                "adele@" + tenant + ".example",
                "CFQ7TTC0HDB1",
                "Planner Plan 1",
                3,
                1250L,
                "EUR",
                Term.MONTHLY,
                trial,
                Channel.SELF_SERVICE,
                Instant.parse("2026-03-01T12:00:00Z"));
        return new OrderAccepted(purchase, token == null ? Payment.NONE : Payment.CARD, token, "website");
    }

    /** As checkout's lanes write: with a lane and a sequence without gaps. */
    void send(OrderAccepted order) {
        int partition = partition(order.getPurchase().getTenantId());
        send(order, sequences.merge(partition, 1L, Long::sum));
    }

    /** As after a restart of checkout: what was sent last is sent again. */
    void sendLastAgain(OrderAccepted order) {
        send(order, sequences.getOrDefault(partition(order.getPurchase().getTenantId()), 1L));
    }

    private void send(OrderAccepted order, long sequence) {
        send(Topics.CHECKOUT_EVENTS, order.getPurchase().getTenantId(), order, sequence);
    }

    /** As licensing's lanes write. */
    void sendFromLicensing(String tenant, SpecificRecord event) {
        send(Topics.LICENSING_EVENTS, tenant, event, fromLicensing.merge(partition(tenant), 1L, Long::sum));
    }

    private <V extends SpecificRecord> void send(Topic<V> topic, String tenant, V event, long sequence) {
        int partition = partition(tenant);
        byte[] value = AvroWriter.of(topic, registry).encode(event);
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(topic.name(), partition, tenant, value);
        sent.headers()
                .add("ce_type", event.getClass().getName().getBytes(UTF_8))
                .add("lane", (topic.owner() + "/" + partition + "/1").getBytes(UTF_8))
                .add("seq", Long.toString(sequence).getBytes(UTF_8));
        var unused = producer.send(sent);
        producer.flush();
    }

    private static int partition(String tenant) {
        return Utils.toPositive(Utils.murmur2(tenant.getBytes(UTF_8))) % Topic.PARTITIONS;
    }

    /** Everything that billing has said so far. */
    List<SpecificRecord> told() {
        consumer.poll(POLL).forEach(polled -> told.add(reader.decode(polled.value())));
        return List.copyOf(told);
    }

    List<Map<String, Object>> rows(String query) {
        return Jdbi.create(databaseUrl)
                .withHandle(handle -> handle.createQuery(query).mapToMap().list());
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(service.httpUrl().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws IOException {
        service.close();
        sandbox.close();
        consumer.close();
        producer.close();
        registry.close();
        http.close();
    }
}
