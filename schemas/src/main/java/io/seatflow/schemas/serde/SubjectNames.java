package io.seatflow.schemas.serde;

import org.apache.avro.Schema;

/** The subject under which a schema is registered; Confluent's three strategies. */
enum SubjectNames {
    /** {@code <topic>-key} or {@code <topic>-value}. */
    TopicNameStrategy {
        @Override
        String subject(String topic, boolean key, Schema schema) {
            return topic + (key ? "-key" : "-value");
        }
    },
    /** The record's full name. */
    RecordNameStrategy {
        @Override
        String subject(String topic, boolean key, Schema schema) {
            return schema.getFullName();
        }
    },
    /** {@code <topic>-<record's full name>}. */
    TopicRecordNameStrategy {
        @Override
        String subject(String topic, boolean key, Schema schema) {
            return topic + "-" + schema.getFullName();
        }
    };

    private static final String CONFLUENT_PACKAGE = "io.confluent.kafka.serializers.subject.";

    abstract String subject(String topic, boolean key, Schema schema);

    /** By its name or the name of Confluent's class. */
    static SubjectNames named(String configured) {
        String name = configured.startsWith("class ") ? configured.substring("class ".length()) : configured;
        for (SubjectNames strategy : values()) {
            if (name.equals(strategy.name()) || name.equals(CONFLUENT_PACKAGE + strategy.name())) {
                return strategy;
            }
        }
        throw new IllegalArgumentException("subject name strategy " + name
                + " is unknown; there are TopicNameStrategy, RecordNameStrategy and TopicRecordNameStrategy");
    }
}
