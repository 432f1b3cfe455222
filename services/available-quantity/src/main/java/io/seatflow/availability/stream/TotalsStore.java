package io.seatflow.availability.stream;

import io.seatflow.availability.domain.Availability;
import io.seatflow.availability.domain.TenantProduct;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the totals of the partitions this instance has. Safe for threads. */
public final class TotalsStore {
    private static final StreamPartitioner<String, Object> BY_TENANT =
            (topic, tenantId, value, partitions) -> Optional.of(Set.of(TenantPartition.of(tenantId, partitions)));

    private final KafkaStreams streams;

    public TotalsStore(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Who has a tenant's rows, and in which partition; {@link KeyQueryMetadata#NOT_AVAILABLE} while nobody knows. */
    public KeyQueryMetadata owner(String tenantId) {
        return streams.queryMetadataForKey(AvailabilityTopology.PRODUCTS, tenantId, BY_TENANT);
    }

    /**
     * All rows of one tenant, by product id.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the partition is not here
     */
    public List<Availability> rows(int partition, String tenantId) {
        List<Availability> rows = new ArrayList<>();
        try (KeyValueIterator<TenantProduct, Availability> found =
                store(partition).prefixScan(tenantId, StoreKeys.tenantPrefix())) {
            while (found.hasNext()) {
                rows.add(found.next().value);
            }
        }
        return rows;
    }

    /**
     * The row of one product, if there ever was a subscription of it that counted.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the partition is not here
     */
    public Optional<Availability> row(int partition, TenantProduct product) {
        return Optional.ofNullable(store(partition).get(product));
    }

    private ReadOnlyKeyValueStore<TenantProduct, Availability> store(int partition) {
        return streams.store(StoreQueryParameters.fromNameAndType(
                        AvailabilityTopology.PRODUCTS, QueryableStoreTypes.<TenantProduct, Availability>keyValueStore())
                .withPartition(partition));
    }
}
