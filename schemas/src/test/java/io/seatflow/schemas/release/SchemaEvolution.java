package io.seatflow.schemas.release;

import io.seatflow.schemas.release.ReleasedSchemas.Release;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * FULL_TRANSITIVE: the current schema reads what every released one wrote, and every released one reads what the
 * current one writes. Beyond Avro's own check, a logical type may not change: the bytes would stay readable and mean
 * something else.
 */
final class SchemaEvolution {
    private SchemaEvolution() {}

    /** What the current schema breaks, one line each; empty where it breaks nothing. */
    static List<String> breaks(String subject, Schema current, List<Release> releases) {
        List<String> breaks = new ArrayList<>();
        for (Release release : releases) {
            String version = subject + " v" + release.version();
            breaks.addAll(unreadable(current, release.schema(), "what " + version + " wrote cannot be read now"));
            breaks.addAll(unreadable(release.schema(), current, "a reader of " + version + " cannot read what is new"));
            Map<String, String> before = logicalTypes(release.schema());
            logicalTypes(current).forEach((path, type) -> {
                if (before.containsKey(path) && !type.equals(before.get(path))) {
                    breaks.add(version + " has " + path + " as " + before.get(path) + ", now it is " + type);
                }
            });
        }
        return breaks;
    }

    private static List<String> unreadable(Schema reader, Schema writer, String what) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(found -> what + ": " + place(reader, found.getLocation()) + ": " + found.getType() + " "
                        + found.getMessage())
                .toList();
    }

    /** Avro counts ({@code /fields/4/type}); people want names. */
    private static String place(Schema schema, String location) {
        StringBuilder names = new StringBuilder(schema.getName());
        Schema at = schema;
        Iterator<String> steps = Arrays.stream(location.split("/"))
                .filter(step -> !step.isEmpty())
                .iterator();
        while (steps.hasNext()) {
            String step = steps.next();
            if ("fields".equals(step) && steps.hasNext()) {
                Schema.Field field = at.getFields().get(Integer.parseInt(steps.next()));
                names.append('.').append(field.name());
                at = field.schema();
            } else if ("items".equals(step)) {
                at = at.getElementType();
            } else if ("values".equals(step)) {
                at = at.getValueType();
            } else if (at.getType() == Schema.Type.UNION && Character.isDigit(step.charAt(0))) {
                at = at.getTypes().get(Integer.parseInt(step));
            }
        }
        return names.toString();
    }

    private static Map<String, String> logicalTypes(Schema schema) {
        Map<String, String> types = new TreeMap<>();
        collect(schema, schema.getName(), new HashSet<>(), types);
        return types;
    }

    private static void collect(Schema schema, String path, Set<String> above, Map<String, String> types) {
        switch (schema.getType()) {
            case RECORD -> {
                if (above.add(schema.getFullName())) {
                    schema.getFields()
                            .forEach(field -> collect(field.schema(), path + "." + field.name(), above, types));
                    above.remove(schema.getFullName());
                }
            }
            case ARRAY -> collect(schema.getElementType(), path + "[]", above, types);
            case MAP -> collect(schema.getValueType(), path + "{}", above, types);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, path, above, types));
            case INT, LONG, BYTES, FIXED, STRING -> {
                LogicalType logical = schema.getLogicalType();
                types.put(path, logical == null ? "no logical type" : logical.getName());
            }
            case ENUM, FLOAT, DOUBLE, BOOLEAN, NULL -> {
                // Nothing here can have another meaning.
            }
        }
    }
}
