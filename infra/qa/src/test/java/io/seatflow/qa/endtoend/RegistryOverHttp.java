package io.seatflow.qa.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.avro.Schema;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The registry's Confluent-compatible API, as any client in any language uses it. */
final class RegistryOverHttp {
    /** A schema under its id. */
    record Known(int id, Schema schema) {}

    private final ObjectMapper json = new ObjectMapper();
    private final Http http;
    private final URI base;
    private final Map<String, Known> latest = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();

    RegistryOverHttp(Http http, URI base) {
        this.http = http;
        this.base = base;
    }

    /** The newest schema of a subject. */
    Known latest(String subject) {
        return latest.computeIfAbsent(subject, name -> {
            JsonNode answer = http.json(URI.create(base + "/subjects/" + name + "/versions/latest"));
            return new Known(
                    answer.path("id").asInt(),
                    new Schema.Parser().parse(answer.path("schema").asText()));
        });
    }

    /** What a record with this id was written with. */
    Schema byId(int id) {
        return byId.computeIfAbsent(
                id,
                number -> new Schema.Parser()
                        .parse(http.json(URI.create(base + "/schemas/ids/" + number))
                                .path("schema")
                                .asText()));
    }

    /** Registers a schema and gives its id. */
    int register(String subject, Schema schema) throws IOException {
        String body = json.writeValueAsString(Map.of("schema", schema.toString()));
        return http.post(URI.create(base + "/subjects/" + subject + "/versions"), body)
                .path("id")
                .asInt();
    }
}
