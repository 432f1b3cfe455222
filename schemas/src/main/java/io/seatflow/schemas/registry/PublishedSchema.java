package io.seatflow.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Our schemas as others see them: without what concerns only the Java classes generated from them. */
public final class PublishedSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PublishedSchema() {}

    /** The same schema without {@code avro.java.string}; the binary form of its records is the same. */
    public static Schema of(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            strip(tree);
            return new Schema.Parser().parse(tree.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a schema: " + schema, e);
        }
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(GenericData.STRING_PROP);
        }
        node.forEach(PublishedSchema::strip);
    }
}
