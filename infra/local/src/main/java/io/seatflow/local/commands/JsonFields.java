package io.seatflow.local.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.workflow.CardNumbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The fields of one JSON object. What is wrong is added to a list, with its path, and reading goes on. */
final class JsonFields {
    private static final int MOST_SHOWN = 80;

    private final String path;
    private final JsonNode node;
    private final List<String> errors;

    JsonFields(String path, JsonNode node, List<String> errors) {
        this.path = path;
        this.node = node;
        this.errors = errors;
    }

    /** Whether it is an object at all; fields that are not known are errors. */
    boolean isObject(Set<String> known) {
        if (!node.isObject()) {
            errors.add("%s: expected an object, found %s".formatted(path, shown(node)));
            return false;
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                errors.add("%s.%s: unknown field, known are %s".formatted(path, field, new TreeSet<>(known)));
            }
        });
        return true;
    }

    /** A text that must be there; empty if it is wrong. */
    String text(String field, int longest) {
        JsonNode value = node.path(field);
        String text = value.isTextual() ? value.textValue() : "";
        boolean storable = text.chars().noneMatch(Character::isISOControl);
        if (text.isBlank() || text.length() > longest || !storable) {
            wrong(field, "a text of 1 to %d characters".formatted(longest));
            return "";
        }
        if (CardNumbers.appearsIn(text)) {
            errors.add("%s.%s: holds what looks like a card number".formatted(path, field));
            return "";
        }
        return text;
    }

    /** A text that begins a record's key, which a slash ends. */
    String key(String field, int longest) {
        String text = text(field, longest);
        if (text.indexOf('/') < 0) {
            return text;
        }
        wrong(field, "a text without slashes");
        return "";
    }

    /** One of some texts; empty if it is wrong. */
    String oneOf(String field, Set<String> known, String expected) {
        JsonNode value = node.path(field);
        if (value.isTextual() && known.contains(value.textValue())) {
            return value.textValue();
        }
        wrong(field, expected);
        return "";
    }

    boolean flag(String field) {
        JsonNode value = node.path(field);
        if (!value.isBoolean()) {
            wrong(field, "true or false");
        }
        return value.asBoolean();
    }

    /** One of an enum's names; its first if it is wrong. */
    <E extends Enum<E>> E choice(String field, E[] values) {
        return choice(field, node.path(field), values);
    }

    /** A list of an enum's names, each once. */
    <E extends Enum<E>> List<E> choices(String field, E[] values) {
        JsonNode list = node.path(field);
        List<E> choices = new ArrayList<>();
        if (!list.isArray()) {
            wrong(field, "a list of " + Arrays.toString(values));
        }
        for (int i = 0; i < list.size(); i++) {
            E choice = choice("%s[%d]".formatted(field, i), list.path(i), values);
            if (choices.contains(choice)) {
                errors.add("%s.%s[%d]: expected each once, found %s again".formatted(path, field, i, choice));
            }
            choices.add(choice);
        }
        return choices;
    }

    /** Adds an error about a field. */
    void wrong(String field, String expected) {
        errors.add("%s.%s: expected %s, found %s".formatted(path, field, expected, shown(node.path(field))));
    }

    static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "nothing" : CardNumbers.mask(value.toString());
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    private <E extends Enum<E>> E choice(String field, JsonNode value, E[] values) {
        for (E each : values) {
            if (value.isTextual() && each.name().equals(value.textValue())) {
                return each;
            }
        }
        errors.add("%s.%s: expected one of %s, found %s".formatted(path, field, Arrays.toString(values), shown(value)));
        return values[0];
    }
}
