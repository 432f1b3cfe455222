package io.seatflow.local.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is not as it must be.
 *
 * @param ids what it is about, by kind: tenant, order, subscription, topic, partition, offset, lane …
 * @param found what was found, in words
 */
public record Violation(Map<String, String> ids, String found) {
    public Violation {
        ids = Collections.unmodifiableMap(new LinkedHashMap<>(ids));
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        ids.forEach((kind, id) -> line.append(kind).append(' ').append(id).append(", "));
        if (!line.isEmpty()) {
            line.setLength(line.length() - 2);
            line.append(": ");
        }
        return line.append(found).toString();
    }
}
