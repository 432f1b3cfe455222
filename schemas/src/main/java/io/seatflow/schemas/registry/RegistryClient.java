package io.seatflow.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A schema registry over Confluent's REST API. Thread-safe; calls block. Schemas and ids, which never change, are
 * cached; latest versions and compatibility are asked for each time.
 *
 * <p>Every method throws {@link RegistryUnavailable} where no registry answers after the retries, and
 * {@link RegistryRefused} where it refuses.
 */
public final class RegistryClient implements AutoCloseable {
    private static final int DEEPEST_REFERENCE = 16;

    /** For so long an id once unknown is not asked for again: damaged records must not become a load on the registry. */
    private static final long UNKNOWN_FOR_NANOS = TimeUnit.SECONDS.toNanos(10);

    private record SubjectSchema(String subject, Schema schema) {}

    private record Unknown(NotRegistered answer, long untilNanos) {}

    private final RegistryExchange transport;
    private final BoundedCache<Integer, Schema> schemas;
    private final BoundedCache<Integer, Unknown> unknownIds;
    private final BoundedCache<SubjectSchema, Integer> ids;

    public RegistryClient(RegistrySettings settings) {
        this(new RegistryTransport(settings), settings.cachedSchemas());
    }

    /**
     * Asks whoever is behind the exchange.
     *
     * @param cachedSchemas schemas kept in memory, per direction
     */
    public RegistryClient(RegistryExchange exchange, int cachedSchemas) {
        this.transport = exchange;
        this.schemas = new BoundedCache<>(cachedSchemas);
        this.unknownIds = new BoundedCache<>(cachedSchemas);
        this.ids = new BoundedCache<>(cachedSchemas);
    }

    /**
     * The schema with that id.
     *
     * @throws NotRegistered where the registry knows no such id
     * @throws UnusableSchema where it is no Avro schema
     */
    public Schema schema(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        Unknown unknown = unknownIds.get(id);
        if (unknown != null && System.nanoTime() - unknown.untilNanos < 0) {
            throw unknown.answer;
        }
        try {
            Schema schema = parse(transport.send("GET", "/schemas/ids/" + id, null), "schema id " + id);
            schemas.put(id, schema);
            return schema;
        } catch (NotRegistered e) {
            unknownIds.put(id, new Unknown(e, System.nanoTime() + UNKNOWN_FOR_NANOS));
            throw e;
        }
    }

    /** Registers a schema as the newest version, or finds it where it is registered already; its id. */
    public int register(String subject, Schema schema) {
        return cached(subject, schema, "/subjects/" + encode(subject) + "/versions");
    }

    /**
     * The id of a schema that is registered under a subject.
     *
     * @throws NotRegistered where the subject, or the schema under it, is unknown
     */
    public int id(String subject, Schema schema) {
        try {
            return cached(subject, schema, "/subjects/" + encode(subject));
        } catch (NotRegistered e) {
            throw new NotRegistered("this version of " + schema.getFullName() + " is not registered under " + subject
                    + ", which deploying Seatflow's schemas does: " + e.getMessage());
        }
    }

    /** The newest version of a subject. @throws NotRegistered where there is none */
    public RegisteredSchema latest(String subject) {
        return version(subject, "latest");
    }

    /** One version of a subject. @throws NotRegistered where there is no such version */
    public RegisteredSchema version(String subject, int version) {
        return version(subject, Integer.toString(version));
    }

    /** The numbers of all versions of a subject. @throws NotRegistered where the subject is unknown */
    public List<Integer> versions(String subject) {
        List<Integer> versions = new ArrayList<>();
        transport
                .send("GET", "/subjects/" + encode(subject) + "/versions", null)
                .forEach(version -> versions.add(version.asInt()));
        return List.copyOf(versions);
    }

    /** The compatibility asked for where a subject has no level of its own. */
    public CompatibilityLevel compatibility() {
        return level(transport.send("GET", "/config", null));
    }

    public void setCompatibility(CompatibilityLevel level) {
        transport.send("PUT", "/config", compatibilityOf(level));
    }

    /** The subject's own level. @throws NotRegistered where it has none */
    public CompatibilityLevel compatibility(String subject) {
        return level(transport.send("GET", "/config/" + encode(subject), null));
    }

    public void setCompatibility(String subject, CompatibilityLevel level) {
        transport.send("PUT", "/config/" + encode(subject), compatibilityOf(level));
    }

    /** Whether the registry would take the schema, by the subject's level. @throws NotRegistered without a version */
    public boolean isCompatible(String subject, Schema schema) {
        return transport
                .send("POST", "/compatibility/subjects/" + encode(subject) + "/versions/latest", bodyOf(schema))
                .path("is_compatible")
                .asBoolean();
    }

    /** Ends open requests with {@link RegistryUnavailable}. */
    @Override
    public void close() {
        transport.close();
    }

    private int cached(String subject, Schema schema, String path) {
        SubjectSchema key = new SubjectSchema(subject, schema);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        int id = number(transport.send("POST", path, bodyOf(schema)), "id");
        ids.put(key, id);
        return id;
    }

    private RegisteredSchema version(String subject, String version) {
        JsonNode answer = transport.send("GET", "/subjects/" + encode(subject) + "/versions/" + version, null);
        return new RegisteredSchema(
                subject, number(answer, "version"), number(answer, "id"), parse(answer, subject + " " + version));
    }

    private Schema parse(JsonNode answer, String what) {
        String type = answer.path("schemaType").asText("AVRO");
        if (!"AVRO".equals(type)) {
            throw new UnusableSchema(what + " is " + type + ", not AVRO");
        }
        try {
            Schema.Parser parser = new Schema.Parser();
            parser.setValidateDefaults(false);
            addReferences(parser, answer, 0);
            return parser.parse(answer.path("schema").asText());
        } catch (AvroRuntimeException e) {
            throw new UnusableSchema(what + " is not a valid Avro schema: " + e.getMessage(), e);
        }
    }

    private void addReferences(Schema.Parser parser, JsonNode answer, int depth) {
        if (depth > DEEPEST_REFERENCE) {
            throw new UnusableSchema("schema references are nested deeper than " + DEEPEST_REFERENCE);
        }
        for (JsonNode reference : answer.path("references")) {
            if (!parser.getTypes().containsKey(reference.path("name").asText())) {
                String subject = encode(reference.path("subject").asText());
                int version = number(reference, "version");
                JsonNode referred = transport.send("GET", "/subjects/" + subject + "/versions/" + version, null);
                addReferences(parser, referred, depth + 1);
                parser.parse(referred.path("schema").asText());
            }
        }
    }

    private static int number(JsonNode answer, String field) {
        JsonNode number = answer.path(field);
        if (!number.isInt()) {
            throw new RegistryRefused("the registry's answer has no whole number " + field + ": " + answer, 200, 0);
        }
        return number.asInt();
    }

    private static CompatibilityLevel level(JsonNode answer) {
        String level = answer.path("compatibilityLevel").asText();
        for (CompatibilityLevel known : CompatibilityLevel.values()) {
            if (known.name().equals(level)) {
                return known;
            }
        }
        throw new RegistryRefused("the registry's answer names no known compatibility level: " + answer, 200, 0);
    }

    private static ObjectNode compatibilityOf(CompatibilityLevel level) {
        return new ObjectNode(JsonNodeFactory.instance, Map.of("compatibility", text(level.name())));
    }

    private static ObjectNode bodyOf(Schema schema) {
        return new ObjectNode(JsonNodeFactory.instance, Map.of("schema", text(schema.toString())));
    }

    private static JsonNode text(@Nullable String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    private static String encode(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
