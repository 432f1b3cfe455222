package io.seatflow.notification.app;

import io.seatflow.events.Channel;
import io.seatflow.events.Purchase;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.TenantKind;
import io.seatflow.events.directory.User;
import io.seatflow.events.directory.UserKind;
import io.seatflow.events.licensing.CancelledBy;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.events.notification.MailAttempted;
import io.seatflow.events.notification.MailFate;
import io.seatflow.events.notification.SendMailAgain;
import io.seatflow.notification.domain.RetryPolicy;
import io.seatflow.notification.smtp.MailAddress;
import io.seatflow.notification.smtp.Sender;
import io.seatflow.notification.smtp.SmtpSettings;
import io.seatflow.notification.smtp.StartTls;
import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import io.seatflow.schemas.registry.SchemaDeployment;
import io.seatflow.schemas.serde.AvroReader;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.TestServers;
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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The real service on real servers, with what licensing and the directory would send. */
final class NotificationRun implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(4);
    static final String DOMAIN = "seatflow.example";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Instant THEN = Instant.parse("2026-11-21T08:04:00Z");

    private final String kafka = TestServers.kafka().bootstrapServers();
    private final String registryUrl = TestServers.registry().url().toString();
    private final String databaseUrl = TestServers.postgres().createDatabase("notification_service");
    private final RegistryClient registry = new RegistryClient(RegistrySettings.at(registryUrl));
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final AvroReader<MailAttempted> reader;
    private final Map<Integer, Long> sequences = new HashMap<>();
    private final List<MailAttempted> told = new ArrayList<>();
    private final int smtpPort;
    private RunningService service;

    NotificationRun(int smtpPort) throws Exception {
        this.smtpPort = smtpPort;
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
        reader = AvroReader.of(Topics.NOTIFICATION_EVENTS, registry);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.NOTIFICATION_EVENTS.name(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        service = start();
    }

    private RunningService start() {
        return Notification.start(new NotificationSettings(
                new ServiceSettings(
                        NotificationSettings.SERVICE,
                        "test",
                        List.of(HostPort.parse(kafka)),
                        URI.create(registryUrl),
                        HttpSettings.free()),
                DatabaseSettings.of(databaseUrl, PostgresServer.USER, new Secret("")),
                new SmtpSettings(
                        new HostPort("127.0.0.1", smtpPort),
                        StartTls.OFF,
                        "",
                        new Secret(""),
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(500),
                        3,
                        50),
                new MailSettings(
                        new Sender(new MailAddress("noreply@" + DOMAIN), "Seatflow"),
                        DOMAIN,
                        new RetryPolicy(6, Duration.ofMillis(100), Duration.ofMillis(300)),
                        Duration.ofDays(3),
                        LEASE)));
    }

    void stop() {
        service.close();
    }

    void restart() {
        service.close();
        service = start();
    }

    /** A tenant with its only user, who buys. */
    void directory(String tenant, String language, String market, String zone, String name) {
        tenant(tenant, language, market, zone);
        user(tenant, address(tenant), name, 1);
    }

    void tenant(String tenant, String language, String market, String zone) {
        Tenant record = new Tenant(
                tenant, "The " + tenant + " company", TenantKind.COMMERCIAL, market, true, language, zone, 1L);
        send(Topics.DIRECTORY_TENANTS, tenant, tenant, record);
    }

    void user(String tenant, String email, String name, long version) {
        User record = new User(tenant, "user-1", email, name, UserKind.MEMBER, true, List.of(), version);
        send(Topics.DIRECTORY_USERS, tenant, tenant + "/user-1", record);
    }

    static String address(String tenant) {
        return "adele@" + tenant + ".example";
    }

    SubscriptionCreated created(String orderId, String tenant) {
        return new SubscriptionCreated(
                "sub-" + orderId,
                new Purchase(
                        orderId,
                        tenant,
                        "user-1",
                        "was@" + tenant + ".example",
                        "CFQ7TTC0HD32",
                        "Visio Plan 2",
                        3,
                        1500L,
                        "EUR",
                        Term.YEARLY,
                        false,
                        Channel.SELF_SERVICE,
                        THEN),
                THEN,
                THEN.plus(Duration.ofDays(365)));
    }

    SubscriptionCancelled cancelled(String subscriptionId, String tenant, @Nullable String adminTenant) {
        return SubscriptionCancelled.newBuilder()
                .setCommandId("command-" + subscriptionId)
                .setSubscriptionId(subscriptionId)
                .setTenantId(tenant)
                .setProductId("CFQ7TTC0HD32")
                .setProductName("Visio Plan 2")
                .setChannel(Channel.SELF_SERVICE)
                .setPurchaserId("user-1")
                .setPurchaserEmail("was@" + tenant + ".example")
                .setQuantity(12)
                .setUsersWithoutSeat(0)
                .setCancelledBy(CancelledBy.ADMIN)
                .setRequestedBy("admin-1")
                .setRequestedByTenantId(adminTenant)
                .setReason("CENTRALISED")
                .setTakeoverId("takeover-1")
                .setMovedToSubscriptionId("sub-2")
                .setMovedToProductName("Visio Plan 1")
                .setUsersMoved(7)
                .setRefundMinor(123_456)
                .setCurrency("EUR")
                .setCancelledAt(THEN)
                .build();
    }

    /** As licensing's lanes write: with a lane and a sequence without gaps. */
    void send(SpecificRecord event, String tenant) {
        send(event, tenant, Instant.now());
    }

    /** The same, written then. */
    void send(SpecificRecord event, String tenant, Instant writtenAt) {
        int partition = partition(tenant);
        send(event, tenant, sequences.merge(partition, 1L, Long::sum), writtenAt);
    }

    /** As after a restart of licensing: what was sent last is sent again. */
    void sendLastAgain(SpecificRecord event, String tenant) {
        send(event, tenant, sequences.getOrDefault(partition(tenant), 1L), Instant.now());
    }

    private void send(SpecificRecord event, String tenant, long sequence, Instant writtenAt) {
        int partition = partition(tenant);
        byte[] value = AvroWriter.of(Topics.LICENSING_EVENTS, registry).encode(event);
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(
                Topics.LICENSING_EVENTS.name(), partition, writtenAt.toEpochMilli(), tenant, value);
        sent.headers()
                .add("lane", ("licensing/" + partition + "/1").getBytes(UTF_8))
                .add("seq", Long.toString(sequence).getBytes(UTF_8));
        send(sent);
    }

    void sendAgainByHand(String tenant, String noticeId) {
        send(
                Topics.NOTIFICATION_COMMANDS,
                tenant,
                tenant,
                new SendMailAgain("again-" + noticeId, tenant, noticeId, "operator", Instant.now()));
    }

    private <V extends SpecificRecord> void send(Topic<V> topic, String tenant, String key, V value) {
        send(new ProducerRecord<>(
                topic.name(),
                partition(tenant),
                key,
                AvroWriter.of(topic, registry).encode(value)));
    }

    private void send(ProducerRecord<String, byte[]> sent) {
        try {
            producer.send(sent).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int partition(String tenant) {
        return Utils.toPositive(Utils.murmur2(tenant.getBytes(UTF_8))) % Topic.PARTITIONS;
    }

    /** The fates told so far of mails to that tenant, in their order. */
    List<MailFate> fates(String tenant) {
        return told(tenant).stream().map(MailAttempted::getFate).toList();
    }

    List<MailAttempted> told(String tenant) {
        consumer.poll(POLL).forEach(polled -> told.add(reader.decode(polled.value())));
        return told.stream().filter(event -> event.getTenantId().equals(tenant)).toList();
    }

    Jdbi database() {
        return Jdbi.create(databaseUrl);
    }

    String get(String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(service.httpUrl().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    boolean isReady() throws Exception {
        return get("/health/ready").contains("\"status\":\"ok\"");
    }

    @Override
    public void close() {
        service.close();
        consumer.close();
        producer.close();
        registry.close();
        http.close();
    }
}
