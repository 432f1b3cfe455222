package io.seatflow.admin.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The JSON object that a request brings, read strictly: what is not expected is refused, and says what was. */
final class Body {
    private static final int LARGEST = 64 << 10;
    private static final int LONGEST_ID = 200;

    private final JsonNode json;

    private Body(JsonNode json) {
        this.json = json;
    }

    /** @param known the fields that it may have */
    static Body of(Context request, Set<String> known) {
        JsonNode json = read(request);
        if (!json.isObject()) {
            throw Problem.wrong("Expected a JSON object as body.");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw Problem.wrong("Expected no other fields than %s in the body.".formatted(known));
            }
        });
        return new Body(json);
    }

    private static JsonNode read(Context request) {
        String type = request.contentType();
        byte[] bytes;
        try {
            bytes = request.bodyInputStream().readNBytes(LARGEST + 1);
        } catch (IOException cut) {
            throw Problem.wrong("The body did not arrive whole. Send it again.");
        }
        if (bytes.length > LARGEST) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "BODY_TOO_LARGE",
                    "Expected a body of at most %d KiB.".formatted(LARGEST >> 10));
        }
        if (bytes.length > 0 && (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json"))) {
            throw new Problem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Expected a body of content type application/json.");
        }
        return Json.tree(bytes.length == 0 ? new byte[] {'{', '}'} : bytes);
    }

    /** An id, which must be there. */
    String id(String name) {
        String value = optionalText(name, LONGEST_ID);
        if (value == null || value.isBlank()) {
            throw Problem.wrong("Expected field %s to be an id.".formatted(name));
        }
        return value;
    }

    @Nullable String optionalId(String name) {
        return json.hasNonNull(name) ? id(name) : null;
    }

    /** A text within a length, without control characters and without what looks like a card's number. */
    @Nullable String optionalText(String name, int longest) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Problem.wrong("Expected field %s to be text.".formatted(name));
        }
        return checked(name, value.textValue(), longest);
    }

    /** Ids or addresses, each once. */
    List<String> names(String name, int most) {
        JsonNode values = json.get(name);
        if (values == null || !values.isArray() || values.isEmpty()) {
            throw Problem.wrong("Expected field %s to be a list of 1 to %d ids.".formatted(name, most));
        }
        if (values.size() > most) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "TOO_MANY_USERS",
                    "Expected at most %d users in one request; send the others in another.".formatted(most));
        }
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode value : values) {
            if (!value.isTextual() || value.textValue().isBlank()) {
                throw Problem.wrong("Expected field %s to hold texts.".formatted(name));
            }
            names.add(checked(name, value.textValue(), LONGEST_ID));
        }
        return new ArrayList<>(names);
    }

    long number(String name, long least, long most) {
        JsonNode value = json.get(name);
        if (value == null
                || !value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw Problem.wrong("Expected field %s to be a whole number from %d to %d.".formatted(name, least, most));
        }
        return value.longValue();
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    boolean flag(String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isBoolean()) {
            throw Problem.wrong("Expected field %s to be true or false.".formatted(name));
        }
        return value.booleanValue();
    }

    <E extends Enum<E>> E choice(String name, Class<E> kind) {
        String text = optionalText(name, LONGEST_ID);
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.wrong("Expected field %s to be one of %s."
                        .formatted(name, Arrays.toString(kind.getEnumConstants()))));
    }

    private static String checked(String name, String value, int longest) {
        try {
            return Field.optional(name, value, longest);
        } catch (Malformed malformed) {
            throw new Problem(HttpStatus.BAD_REQUEST, malformed.reason(), malformed.text());
        }
    }
}
