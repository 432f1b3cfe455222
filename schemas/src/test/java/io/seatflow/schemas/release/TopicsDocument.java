package io.seatflow.schemas.release;

import io.seatflow.schemas.Topic;
import io.seatflow.schemas.registry.PublishedSchema;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes {@code docs/topics.md} from the catalogue of topics and their schemas. */
final class TopicsDocument {
    private static final String HEAD = """
        <!-- Generated from io.seatflow.schemas.Topics and schemas/src/main/avro: do not edit. -->
        # Topics

        Every topic has %d partitions and one owner who writes it. Keys are UTF-8 strings. Values are Avro in Confluent's
        wire format: a zero byte, the schema id in four bytes (highest first), Avro's binary form. The schemas are in the
        schema registry under the subjects below; a new version of one is fully compatible with all before it, in both
        directions. After a change here, `mvn -B -pl schemas -am verify -Dseatflow.write-docs=true` writes this file again.

        | topic | owner | values | read by | kept |
        | --- | --- | --- | --- | --- |
        """;

    private final List<Topic<?>> topics;
    private final Map<String, Schema> types = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();

    private TopicsDocument(List<Topic<?>> topics) {
        this.topics = topics;
    }

    static String of(List<Topic<?>> topics) {
        return new TopicsDocument(topics).write();
    }

    private String write() {
        text.append(HEAD.formatted(Topic.PARTITIONS));
        topics.forEach(this::row);
        topics.forEach(this::section);
        text.append("\n## Records and enumerations\n");
        topics.forEach(topic -> schemas(topic).forEach(this::collect));
        types.values().forEach(this::type);
        return text.toString();
    }

    private void row(Topic<?> topic) {
        line("| [`%s`](#%s) | %s | %s | %s | %s |"
                .formatted(
                        topic.name(),
                        anchor(topic.name()),
                        topic.owner(),
                        schemas(topic).stream().map(TopicsDocument::link).collect(Collectors.joining(", ")),
                        String.join(", ", topic.readers()),
                        kept(topic)));
    }

    private void section(Topic<?> topic) {
        line("");
        line("## " + topic.name());
        line("");
        line("- Key: " + topic.key().description());
        line("- Written by: " + topic.owner());
        line("- Read by: " + String.join(", ", topic.readers()));
        line("- Kept: " + kept(topic));
        line("- Largest record: %d MiB; stored %s".formatted(topic.maxRecordBytes() >> 20, compression(topic)));
        for (Class<? extends SpecificRecord> type : topic.valueTypes()) {
            line("- Value: %s, subject `%s`".formatted(link(Topic.schema(type)), topic.subject(type)));
        }
    }

    private void collect(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (types.putIfAbsent(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema()));
                }
            }
            case ENUM, FIXED -> types.put(schema.getFullName(), schema);
            case ARRAY -> collect(schema.getElementType());
            case MAP -> collect(schema.getValueType());
            case UNION -> schema.getTypes().forEach(this::collect);
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTES, NULL -> {
                // Needs no explanation.
            }
        }
    }

    private void type(Schema schema) {
        line("");
        line("### " + schema.getName());
        line("");
        line("`" + schema.getFullName() + "`: " + schema.getDoc());
        if (schema.getType() == Schema.Type.ENUM) {
            line("");
            line("One of "
                    + schema.getEnumSymbols().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")) + ".");
        } else if (schema.getType() == Schema.Type.RECORD) {
            line("");
            line("| field | type | default | |");
            line("| --- | --- | --- | --- |");
            schema.getFields().forEach(this::field);
        }
    }

    private void field(Schema.Field field) {
        line("| `%s` | %s | %s | %s |"
                .formatted(
                        field.name(),
                        name(field.schema()),
                        field.hasDefaultValue() ? "`" + defaultText(field) + "`" : "",
                        field.doc()));
    }

    private static String name(Schema schema) {
        String logical = schema.getLogicalType() == null
                ? ""
                : " (" + schema.getLogicalType().getName() + ")";
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> link(schema);
            case ARRAY -> "array of " + name(schema.getElementType());
            case MAP -> "map of " + name(schema.getValueType());
            case UNION -> schema.getTypes().stream().map(TopicsDocument::name).collect(Collectors.joining(" or "));
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTES, NULL ->
                schema.getType().getName() + logical;
        };
    }

    private static String defaultText(Schema.Field field) {
        Object value = field.defaultVal();
        return value == JsonProperties.NULL_VALUE ? "null" : String.valueOf(value);
    }

    private static String kept(Topic<?> topic) {
        return switch (topic.keeping()) {
            case EVENTS ->
                "%d days"
                        .formatted(
                                Duration.ofMillis(Long.parseLong(topic.keeping().retentionMillis()))
                                        .toDays());
            case COMPACTED -> "the latest of each key (compacted)";
        };
    }

    private static String compression(Topic<?> topic) {
        return switch (topic.audience()) {
            case OUTSIDE -> "uncompressed, for clients in any language";
            case SERVICES -> "as the producer compressed it";
        };
    }

    private static List<Schema> schemas(Topic<?> topic) {
        return topic.valueTypes().stream()
                .map(type -> PublishedSchema.of(Topic.schema(type)))
                .toList();
    }

    private static String link(Schema schema) {
        return "[" + schema.getName() + "](#" + anchor(schema.getName()) + ")";
    }

    /** As Git hosts make it from a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(".", "");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
