package io.seatflow.availability.stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.schemas.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The real topology without a broker. */
final class TopologyRig implements AutoCloseable {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StoreMemory memory = new StoreMemory(8 << 20);
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> subscriptions;
    private final TestOutputTopic<String, byte[]> products;
    private final TestOutputTopic<byte[], byte[]> deadLetters;

    TopologyRig(Path folder) {
        driver = new TopologyTestDriver(
                AvailabilityTopology.build(Samples.formats(), new Intake(meters)),
                StreamProperties.of(StreamSettings.of("127.0.0.1:1", folder), new HostInfo("127.0.0.1", 1), memory),
                Samples.DAY);
        subscriptions = driver.createInputTopic(
                Topics.LICENSING_SUBSCRIPTIONS.name(), new ByteArraySerializer(), new ByteArraySerializer());
        products = driver.createOutputTopic(
                Topics.AVAILABILITY_PRODUCTS.name(), new StringDeserializer(), new ByteArrayDeserializer());
        deadLetters = driver.createOutputTopic(
                Topics.AVAILABLE_QUANTITY_DEAD_LETTERS.name(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    void say(Subscription state) {
        raw(state.getSubscriptionId(), Samples.write(state));
    }

    void say(Subscription state, RecordHeaders headers) {
        subscriptions.pipeInput(
                new TestRecord<>(utf8(state.getSubscriptionId()), Samples.write(state), headers, Samples.DAY));
    }

    void remove(String subscriptionId) {
        raw(subscriptionId, null);
    }

    void raw(@Nullable String key, byte @Nullable [] value) {
        subscriptions.pipeInput(key == null ? null : utf8(key), value, Samples.DAY);
    }

    /** Rows published since last asked. */
    List<ProductAvailability> published() {
        return products.readValuesToList().stream().map(Samples::product).toList();
    }

    /** Rows published since last asked, with all that is around them. */
    List<TestRecord<String, byte[]>> publishedRecords() {
        return products.readRecordsToList();
    }

    /** The last row published of each key, since last asked. */
    Map<String, ProductAvailability> lastPublished() {
        Map<String, ProductAvailability> last = new TreeMap<>();
        products.readKeyValuesToList().forEach(row -> last.put(row.key, Samples.product(row.value)));
        return last;
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    double counted(String outcome) {
        return meters.get("seatflow.availability.records")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Override
    public void close() {
        driver.close();
        memory.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
