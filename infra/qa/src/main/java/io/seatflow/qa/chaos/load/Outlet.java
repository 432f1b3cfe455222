package io.seatflow.qa.chaos.load;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.Map;

/** A producer of somebody outside, who bears a broker that is away for a while. Any thread. */
final class Outlet implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    Outlet(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        30_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        60_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        1_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Publishes; the callback hears what became of it, also where it cannot even be tried. */
    void send(ProducerRecord<byte[], byte[]> message, Callback callback) {
        try {
            var unused = producer.send(message, callback);
        } catch (InterruptException givenUp) {
            throw givenUp;
        } catch (KafkaException away) {
            callback.onCompletion(null, away);
        }
    }

    /** Waits until the log has answered for everything sent. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
