package io.seatflow.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Brings one request to a schema registry and its answer back, over HTTP or otherwise. Thread-safe. */
public interface RegistryExchange extends AutoCloseable {
    /**
     * The answer's JSON, as Confluent's REST API gives it.
     *
     * @param path begins with a slash and is encoded already
     * @throws RegistryUnavailable where no registry answers
     * @throws NotRegistered where it does not know what the path names
     * @throws RegistryRefused where it refuses
     */
    JsonNode send(String method, String path, @Nullable JsonNode body);

    @Override
    void close();
}
