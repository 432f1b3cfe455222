package io.seatflow.schemas;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

import java.util.List;

/**
 * One topic of the contract. Immutable; the only instances are the constants of {@link Topics}.
 *
 * @param <V> what the topic's values have in common
 * @param name the topic's name, a contract with people outside
 * @param key what the key's UTF-8 string is made of
 * @param owner the one service, or party, that writes it
 * @param readers the services, or parties, that read it
 * @param keeping how long its records are kept
 * @param audience whether clients that are not ours read it
 * @param maxRecordBytes the largest record the broker accepts
 * @param valueTypes the types of its values
 */
public record Topic<V extends SpecificRecord>(
        String name,
        KeyForm key,
        String owner,
        List<String> readers,
        Keeping keeping,
        Audience audience,
        int maxRecordBytes,
        List<Class<? extends V>> valueTypes) {

    /** Partitions of every topic: chosen for growth, and the same everywhere so that lanes own one number of all. */
    public static final int PARTITIONS = 12;

    public Topic {
        readers = List.copyOf(readers);
        valueTypes = List.copyOf(valueTypes);
        if (valueTypes.isEmpty()) {
            throw new IllegalArgumentException("topic " + name + " has no value type");
        }
    }

    /** What a record's key is; records are always partitioned by the tenant in it, or by the whole key without one. */
    public enum KeyForm {
        TENANT("tenant id"),
        TENANT_AND_USER("tenant id, a slash, user id; partitioned by the tenant id alone"),
        DELEGATION(
                "tenant id, a slash, the partner's tenant id, a slash, the partner's user id; partitioned by the tenant id alone"),
        TENANT_AND_PRODUCT("tenant id, a slash, product id; partitioned by the tenant id alone"),
        SUBSCRIPTION("subscription id; partitioned by the tenant id of its value"),
        PRODUCT("product id"),
        ORIGINAL("the original record's key, card numbers masked");

        private final String description;

        KeyForm(String description) {
            this.description = description;
        }

        /** What the key is made of, in words. */
        public String description() {
            return description;
        }
    }

    /** How long records are kept. */
    public enum Keeping {
        /** Events: 90 days, far longer than any reader may be away. */
        EVENTS("delete", "7776000000"),
        /** The latest record of each key, for ever. */
        COMPACTED("compact", "-1");

        private final String cleanupPolicy;
        private final String retentionMillis;

        Keeping(String cleanupPolicy, String retentionMillis) {
            this.cleanupPolicy = cleanupPolicy;
            this.retentionMillis = retentionMillis;
        }

        /** The broker's {@code cleanup.policy}. */
        public String cleanupPolicy() {
            return cleanupPolicy;
        }

        /** The broker's {@code retention.ms}. */
        public String retentionMillis() {
            return retentionMillis;
        }
    }

    /** Who reads a topic, which decides how it is compressed. */
    public enum Audience {
        /** Clients in any language: stored uncompressed, since not every client knows every codec. */
        OUTSIDE("uncompressed"),
        /** Seatflow's own services: stored as the producer sent it. */
        SERVICES("producer");

        private final String compression;

        Audience(String compression) {
            this.compression = compression;
        }

        /** The broker's {@code compression.type}. */
        public String compression() {
            return compression;
        }
    }

    /**
     * The registry subject of a value type: {@code <topic>-value} where the topic has one type (Confluent's default, so
     * that any client works with its defaults), {@code <topic>-<record>} where it has several, so that each evolves alone.
     */
    public String subject(Class<? extends SpecificRecord> valueType) {
        if (!valueTypes.contains(valueType)) {
            throw new IllegalArgumentException(
                    "topic " + name + " carries " + valueTypes + ", not " + valueType.getName());
        }
        return valueTypes.size() == 1 ? name + "-value" : name + "-" + valueType.getName();
    }

    /** The schema of a value type. */
    public static Schema schema(Class<? extends SpecificRecord> valueType) {
        return SpecificData.get().getSchema(valueType);
    }
}
