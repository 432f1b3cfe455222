package io.seatflow.local.verify.evidence;

import io.seatflow.availability.domain.TenantProduct;
import io.seatflow.availability.wire.ProductKey;
import io.seatflow.schemas.Topic;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whether a record stands where what it says belongs (A6): under its tenant's key, in its tenant's partition. Holds for
 * what services write; orders and directories come from clients that may hash keys in other ways.
 */
final class Placement {
    private final TableWriter misplaced;

    Placement(Workbench workbench) {
        misplaced = new TableWriter(workbench, "misplaced_record");
    }

    /** @param partitions how many the topic has */
    void take(Envelope envelope, SpecificRecord value, int partitions) {
        String tenant = text(value, "tenantId");
        if (tenant == null && envelope.topic().key() != Topic.KeyForm.PRODUCT) {
            return;
        }
        byte[] expected = key(envelope.topic().key(), value, tenant == null ? "" : tenant);
        if (expected == null) {
            return;
        }
        byte[] key = envelope.record().key();
        byte[] hashed = tenant == null ? expected : utf8(tenant);
        int partition = Utils.toPositive(Utils.murmur2(hashed)) % partitions;
        if (!Arrays.equals(expected, key)) {
            String found = key == null ? "none" : new String(key, StandardCharsets.UTF_8);
            misplaced(
                    envelope,
                    tenant,
                    "expected key %s, found %s".formatted(new String(expected, StandardCharsets.UTF_8), found));
        } else if (partition != envelope.partition()) {
            misplaced(
                    envelope,
                    tenant,
                    "expected in partition %d, found in %d".formatted(partition, envelope.partition()));
        }
    }

    void flush() {
        misplaced.flush();
    }

    private static byte @Nullable [] key(Topic.KeyForm form, SpecificRecord value, String tenant) {
        return switch (form) {
            case TENANT -> utf8(tenant);
            case SUBSCRIPTION -> utf8(String.valueOf(text(value, "subscriptionId")));
            case PRODUCT -> utf8(String.valueOf(text(value, "productId")));
            case DELEGATION -> utf8(tenant + "/" + text(value, "partnerTenantId") + "/" + text(value, "partnerUserId"));
            case TENANT_AND_USER -> utf8(tenant + "/" + text(value, "userId"));
            case TENANT_AND_PRODUCT ->
                ProductKey.write(new TenantProduct(tenant, String.valueOf(text(value, "productId"))));
            case ORIGINAL -> null;
        };
    }

    /** A field of the record, or of the purchase in it. */
    private static @Nullable String text(SpecificRecord record, String name) {
        Schema.Field field = record.getSchema().getField(name);
        if (field != null) {
            return String.valueOf(record.get(field.pos()));
        }
        Schema.Field purchase = record.getSchema().getField("purchase");
        return purchase != null && record.get(purchase.pos()) instanceof SpecificRecord inner
                ? text(inner, name)
                : null;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void misplaced(Envelope envelope, @Nullable String tenant, String words) {
        misplaced.row(envelope.topic().name(), envelope.partition(), envelope.offset(), tenant, words);
    }
}
