package io.seatflow.workflow.kafka;

import io.seatflow.schemas.Topic;
import io.seatflow.workflow.EngineSettings;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.util.HashMap;
import java.util.Map;

/** Kafka's clients, set up as the engine's rules need them. */
public final class KafkaClients {
    /** How a producer packs its records. */
    public enum Compression {
        /** For topics that clients in any language read. */
        NONE("none"),
        /** For our own. */
        LZ4("lz4");

        private final String codec;

        Compression(String codec) {
            this.codec = codec;
        }

        /** What suits a topic's audience. */
        static Compression of(Topic.Audience audience) {
            return switch (audience) {
                case OUTSIDE -> NONE;
                case SERVICES -> LZ4;
            };
        }
    }

    private final String service;
    private final EngineSettings settings;

    public KafkaClients(String service, EngineSettings settings) {
        this.service = service;
        this.settings = settings;
    }

    /**
     * A member of the service's group. The range assignor keeps a partition number of all topics together; an eager
     * rebalance gives and takes whole lanes. No position is ever invented: lanes know theirs.
     */
    public Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = common();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "seatflow-" + service);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.pollRecords());
        // Asked every few milliseconds, by each instance, brokers without anything to say take whole processors.
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A producer that keeps order and never gives a record up while it can still be delivered (rule 5).
     *
     * @param compression as the topic stores it: a broker that has to unpack what it gets pays for every record
     */
    public Producer<byte[], byte[]> producer(Compression compression) {
        Map<String, Object> config = common();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // A partition's new leader that knows nothing of a producer takes a second batch before the first, and then
        // refuses the first for ever (KAFKA-14359): so no second one is under way.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        // What comes while a request is under way goes into the next: no need to wait for company.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression.codec);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 << 20);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> common() {
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, settings.instance());
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return config;
    }
}
