package io.seatflow.admin.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The API's own document, as tests need it. */
public final class OpenApi {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode root;

    public OpenApi() {
        try (InputStream document = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
            root = new ObjectMapper().valueToTree(new Yaml().load(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One method of one path. */
    public record Operation(String id, String method, String path, JsonNode json) {
        boolean isPublic() {
            return json.path("x-seatflow-public").asBoolean();
        }

        boolean isOwn() {
            return json.path("x-seatflow-own").asBoolean();
        }

        boolean names(String parameter) {
            return path.contains("{" + parameter + "}");
        }

        /** Who may, where the thing is of this kind; the document must say it. */
        Set<String> who(String kind) {
            return texts(json.path("x-seatflow-who").path(kind), "x-seatflow-who of " + kind);
        }

        Set<String> partners() {
            return texts(json.path("x-seatflow-partners"), "x-seatflow-partners");
        }

        private Set<String> texts(JsonNode list, String name) {
            if (!list.isArray()) {
                throw new AssertionError("operation %s of openapi.yaml has no %s".formatted(id, name));
            }
            Set<String> texts = new HashSet<>();
            list.forEach(text -> texts.add(text.asText()));
            return texts;
        }

        @Override
        public String toString() {
            return id;
        }
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(new Operation(
                                method.getValue().path("operationId").asText(),
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue()));
                    }
                }));
        return operations;
    }

    /** The example of an operation's body; empty text where it takes none. */
    String example(Operation operation) {
        JsonNode body = resolved(operation.json().path("requestBody"));
        JsonNode example = body.path("content").path("application/json").path("example");
        return example.isMissingNode() ? "" : example.toString();
    }

    /** What an answer with this status holds that the document does not describe. */
    List<String> undescribed(Operation operation, int status, JsonNode answer) {
        JsonNode response = resolved(operation.json().path("responses").path(Integer.toString(status)));
        List<String> found = new ArrayList<>();
        if (response.isMissingNode()) {
            found.add("status " + status);
        }
        response.path("content").properties().stream()
                .filter(content -> content.getKey().endsWith("json"))
                .forEach(content -> compare("$", content.getValue().path("schema"), answer, found));
        return found;
    }

    private void compare(String place, JsonNode described, JsonNode value, List<String> found) {
        JsonNode schema = resolved(described);
        if (schema.has("oneOf")) {
            if (!value.isNull()) {
                compare(place, schema.path("oneOf").path(0), value, found);
            }
            return;
        }
        if (!isOfType(schema.path("type"), value)) {
            found.add(place + " is " + value.getNodeType());
        } else if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            found.add(place + " is " + value);
        }
        if (value.isArray()) {
            value.forEach(item -> compare(place + "[]", schema.path("items"), item, found));
        } else if (value.isObject() && schema.has("properties")) {
            value.properties().forEach(field -> {
                if (schema.path("properties").has(field.getKey())) {
                    compare(
                            place + "." + field.getKey(),
                            schema.path("properties").path(field.getKey()),
                            field.getValue(),
                            found);
                } else {
                    found.add(place + "." + field.getKey());
                }
            });
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }
}
