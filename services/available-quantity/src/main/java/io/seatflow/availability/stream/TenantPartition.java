package io.seatflow.availability.stream;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

import java.nio.charset.StandardCharsets;

/** Where a tenant's records are: what Kafka's default partitioner says of the tenant id as the key. */
public final class TenantPartition {
    private TenantPartition() {}

    /** The partition of a tenant, of that many. */
    public static int of(String tenantId, int partitions) {
        return BuiltInPartitioner.partitionForKey(tenantId.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
