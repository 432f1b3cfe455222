package io.seatflow.workflow.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.BadRequestResponse;
import io.javalin.json.JsonMapper;

import java.lang.reflect.Type;

/** Records, maps and lists as JSON and back. Times have to be given as text. */
final class JsonText implements JsonMapper {
    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public String toJsonString(Object value, Type type) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("no JSON for " + value.getClass(), failure);
        }
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Javalin's shape.
    public <T> T fromJsonString(String json, Type type) {
        try {
            return mapper.readValue(json, mapper.constructType(type));
        } catch (JsonProcessingException malformed) {
            throw new BadRequestResponse("expected JSON: " + malformed.getOriginalMessage());
        }
    }
}
