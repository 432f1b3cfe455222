package io.seatflow.workflow;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topic;
import io.seatflow.servers.KafkaServer;
import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.TestServers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A toy service on topics and a database of its own, with instances that come and go. */
final class ToyRun implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration MOST = Duration.ofSeconds(60);

    private final String name = "toy" + NUMBERS.incrementAndGet();
    private final String bootstrap;
    private final String url;
    private final Topic<DeadLetter> in = Toy.topic(name + ".in");
    private final Topic<DeadLetter> out = Toy.topic(name + ".out");
    private final Topic<DeadLetter> dead = Toy.topic(name + ".dead-letters");
    private final KafkaProducer<String, String> producer;
    private final List<Engine<Toy.Line>> engines = new ArrayList<>();
    private final Jdbi jdbi;

    /** On the servers that all tests share. */
    ToyRun() throws Exception {
        this(TestServers.kafka(), TestServers.postgres());
    }

    ToyRun(KafkaServer kafka, PostgresServer postgres) throws Exception {
        bootstrap = kafka.bootstrapServers();
        url = postgres.createDatabase(name);
        jdbi = Jdbi.create(url).installPlugin(new PostgresPlugin());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "max.request.size", 4_000_000),
                new StringSerializer(),
                new StringSerializer());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(
                            new NewTopic(in.name(), Topic.PARTITIONS, (short) 1)
                                    .configs(Map.of("max.message.bytes", "4000000")),
                            new NewTopic(out.name(), Topic.PARTITIONS, (short) 1),
                            new NewTopic(dead.name(), Topic.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        for (String set : List.of("workflow", "toy")) {
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("classpath:db/" + set)
                    .table("migrations_" + set)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }

    String name() {
        return name;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    String inName() {
        return in.name();
    }

    Engine<Toy.Line> start(Input.Source source, Effect<Toy.Line> effect) throws InterruptedException {
        return start(source, effect, settings());
    }

    EngineSettings settings() {
        return EngineSettings.of(bootstrap, name + "-" + UUID.randomUUID());
    }

    Engine<Toy.Line> start(Input.Source source, Effect<Toy.Line> effect, EngineSettings settings)
            throws InterruptedException {
        Toy toy = new Toy(name, new Input(in, source, 256 << 10), out, dead, effect);
        Engine<Toy.Line> engine = Engine.start(toy.workflow(), settings, jdbi, Toy::letter, new SimpleMeterRegistry());
        engines.add(engine);
        if (!engine.awaitReady(MOST)) {
            throw new AssertionError("the engine is not ready: " + engine.problems());
        }
        return engine;
    }

    Engine<Toy.Line> start() throws InterruptedException {
        return start(Input.Source.OUTSIDE, Workflow.noEffects());
    }

    void send(String key, String value) {
        send(new ProducerRecord<>(in.name(), key, value));
    }

    void send(int partition, String lane, long sequence, String value) {
        ProducerRecord<String, String> sent = new ProducerRecord<>(in.name(), partition, "key", value);
        sent.headers()
                .add("lane", lane.getBytes(UTF_8))
                .add("seq", Long.toString(sequence).getBytes(UTF_8));
        send(sent);
    }

    private void send(ProducerRecord<String, String> sent) {
        var unused = producer.send(sent);
        producer.flush();
    }

    /** Everything in the output topic once it has that many records, and what else comes in a moment. */
    List<String> outputs(int count) {
        return read(out.name(), count, false);
    }

    /** The same, as a reader sees it that drops records whose CloudEvents id it has seen. */
    List<String> distinctOutputs(int count) {
        return read(out.name(), count, true);
    }

    List<String> deadLetters(int count) {
        return read(dead.name(), count, false);
    }

    private List<String> read(String topic, int count, boolean distinct) {
        Set<String> seen = new HashSet<>();
        List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Instant until = Instant.now().plus(MOST);
            while (values.size() < count && Instant.now().isBefore(until)) {
                for (ConsumerRecord<String, String> polled : consumer.poll(Duration.ofMillis(100))) {
                    if (seen.add(id(polled)) || !distinct) {
                        values.add(polled.value());
                    }
                }
            }
            for (ConsumerRecord<String, String> more : consumer.poll(Duration.ofMillis(300))) {
                if (seen.add(id(more)) || !distinct) {
                    values.add(more.value());
                }
            }
        }
        return values;
    }

    private static String id(ConsumerRecord<String, String> polled) {
        return new String(polled.headers().lastHeader("ce_id").value(), UTF_8);
    }

    Set<String> entries() {
        return jdbi.withHandle(handle ->
                handle.createQuery("SELECT id FROM entry").mapTo(String.class).set());
    }

    long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void close() {
        engines.forEach(Engine::close);
        producer.close();
    }
}
