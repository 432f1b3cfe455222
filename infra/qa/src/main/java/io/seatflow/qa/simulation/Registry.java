package io.seatflow.qa.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.seatflow.schemas.registry.NotRegistered;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistryExchange;
import io.seatflow.schemas.registry.SchemaDeployment;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A schema registry in memory, with what the services ask of one. */
final class Registry implements RegistryExchange {
    private static final String BY_ID = "/schemas/ids/";
    private static final int CACHED = 1_000;

    private final List<String> schemas = new ArrayList<>();

    /** A client of a registry that has every schema. */
    static RegistryClient deployed() {
        RegistryClient client = new RegistryClient(new Registry(), CACHED);
        SchemaDeployment.deploy(client);
        return client;
    }

    @Override
    public JsonNode send(String method, String path, @Nullable JsonNode body) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (path.startsWith(BY_ID)) {
            int id = Integer.parseInt(path.substring(BY_ID.length()));
            if (id < 1 || id > schemas.size()) {
                throw new NotRegistered("no schema has id " + id);
            }
            return json.objectNode().put("schema", schemas.get(id - 1));
        }
        if (body == null || path.startsWith("/config")) {
            return json.objectNode();
        }
        String schema = body.path("schema").asText();
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return json.objectNode().put("id", schemas.indexOf(schema) + 1);
    }

    @Override
    public void close() {}
}
