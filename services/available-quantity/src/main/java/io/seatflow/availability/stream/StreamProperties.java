package io.seatflow.availability.stream;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;

import java.util.Properties;

/** What Kafka Streams is told. */
final class StreamProperties {
    /**
     * How long the partitions of a killed instance, or of a thread that died, stay without an owner: neither leaves its
     * group. The least that brokers allow.
     */
    private static final int SESSION_MILLIS = 6_000;

    private static final int HEARTBEAT_MILLIS = 2_000;

    private StreamProperties() {}

    /**
     * @param here where this instance answers HTTP, told to all the others
     * @param memory what the stores share
     */
    static Properties of(StreamSettings settings, HostInfo here, StoreMemory memory) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, here.host() + ":" + here.port());
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                settings.stateFolder().toAbsolutePath().toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
        // Classic: with group.protocol=streams an application started slower (7 s against 2 s).
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // However much it has to restore, a new instance gets its share at once: a warm-up replica would leave it
        // idle until the next probing rebalance, ten minutes later.
        properties.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, Long.MAX_VALUE);
        // There is no global thread; saying so spares a warning at every start.
        properties.put("processing.exception.handler.global.enabled", true);
        // -1: as many copies of the changelogs as the broker gives every topic.
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
        properties.put(BoundedRocks.MEMORY, memory);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 2);
        // As the topic of the rows is stored: a broker that has to unpack what it gets pays for every record.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "none");
        return properties;
    }
}
