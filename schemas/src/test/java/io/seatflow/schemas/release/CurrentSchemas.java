package io.seatflow.schemas.release;

import io.seatflow.schemas.Topic;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.PublishedSchema;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

import java.util.SortedMap;
import java.util.TreeMap;

/** The schemas as this source tree has them. */
final class CurrentSchemas {
    private CurrentSchemas() {}

    static SortedMap<String, Schema> bySubject() {
        SortedMap<String, Schema> schemas = new TreeMap<>();
        for (Topic<?> topic : Topics.all()) {
            for (Class<? extends SpecificRecord> type : topic.valueTypes()) {
                schemas.put(topic.subject(type), PublishedSchema.of(Topic.schema(type)));
            }
        }
        return schemas;
    }
}
