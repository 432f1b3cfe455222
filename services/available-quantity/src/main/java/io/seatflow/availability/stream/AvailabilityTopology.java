package io.seatflow.availability.stream;

import io.seatflow.availability.wire.Formats;
import io.seatflow.availability.wire.ProductKey;
import io.seatflow.schemas.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one topology: subscriptions in, rows and dead letters out, two stores between. Subscriptions are partitioned by
 * tenant, so all that makes up a row is in one partition and nothing has to be repartitioned. Its names are the names
 * of topics on the broker: changing one loses the state.
 */
public final class AvailabilityTopology {
    /** What is remembered of each subscription. */
    static final String SUBSCRIPTIONS = "subscriptions";
    /** The rows, in memory: they are added up again from the subscriptions wherever a partition comes to. */
    static final String PRODUCTS = "products";

    static final String PRODUCTS_SINK = "products-out";
    static final String DEAD_LETTERS_SINK = "dead-letters-out";
    private static final String SOURCE = "subscriptions-in";
    private static final String PROCESSOR = "totals";

    private AvailabilityTopology() {}

    /**
     * The topology.
     *
     * @param formats used by all tasks, so safe for threads
     */
    public static Topology build(Formats formats, Intake intake) {
        ProcessorSupplier<byte[], byte[], byte[], byte[]> totals = () -> new TotalsProcessor(formats, intake);
        StreamPartitioner<byte[], byte[]> byTenant = (topic, key, value, partitions) ->
                Optional.of(Set.of(TenantPartition.of(ProductKey.tenant(key), partitions)));
        ByteArraySerializer bytes = new ByteArraySerializer();
        return new Topology()
                .addSource(
                        SOURCE,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.LICENSING_SUBSCRIPTIONS.name())
                .addProcessor(PROCESSOR, totals, SOURCE)
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(SUBSCRIPTIONS),
                                        Serdes.String(),
                                        StoreValues.lastKnown())
                                .withLoggingEnabled(Map.of()),
                        PROCESSOR)
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(PRODUCTS),
                                        StoreKeys.serde(),
                                        StoreValues.availability())
                                .withLoggingDisabled(),
                        PROCESSOR)
                .addSink(PRODUCTS_SINK, Topics.AVAILABILITY_PRODUCTS.name(), bytes, bytes, byTenant, PROCESSOR)
                .addSink(DEAD_LETTERS_SINK, Topics.AVAILABLE_QUANTITY_DEAD_LETTERS.name(), bytes, bytes, PROCESSOR);
    }
}
