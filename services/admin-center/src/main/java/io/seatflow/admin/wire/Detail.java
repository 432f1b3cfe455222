package io.seatflow.admin.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What an answer says beside its end, as the JSON object that its operation shows. For one thread. */
final class Detail {
    static final String NONE = "{}";

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    Detail text(String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
        return this;
    }

    Detail number(String name, long value) {
        json.put(name, value);
        return this;
    }

    Detail flag(String name, boolean value) {
        json.put(name, value);
        return this;
    }

    Detail time(String name, Instant value) {
        json.put(name, value.toString());
        return this;
    }

    Detail texts(String name, List<String> values) {
        values.forEach(json.putArray(name)::add);
        return this;
    }

    Detail money(String name, long amountMinor, String currency) {
        json.putObject(name).put("amountMinor", amountMinor).put("currency", currency);
        return this;
    }

    /** The object itself, to be added to. */
    ObjectNode json() {
        return json;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
