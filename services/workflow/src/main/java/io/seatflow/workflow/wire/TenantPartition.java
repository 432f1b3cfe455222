package io.seatflow.workflow.wire;

import io.seatflow.schemas.Topic;
import io.seatflow.workflow.Malformed;
import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;

/** Where a tenant's records stand: what stands elsewhere could overtake those that its sender placed right. */
public final class TenantPartition {
    private TenantPartition() {}

    /**
     * Checks that a tenant's record was read where the tenant's records are.
     *
     * @param what what the record is, for people
     * @throws Malformed where it was not
     */
    public static void check(String what, String tenantId, int found) throws Malformed {
        int expected = Utils.toPositive(Utils.murmur2(tenantId.getBytes(StandardCharsets.UTF_8))) % Topic.PARTITIONS;
        if (found != expected) {
            throw new Malformed(
                    "WRONG_PARTITION",
                    "expected a %s of tenant %s on partition %d (murmur2 of the tenant id), found it on %d"
                            .formatted(what, tenantId, expected, found));
        }
    }
}
