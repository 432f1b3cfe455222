package io.seatflow.schemas.serde;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What a Kafka client's configuration says about its Avro records; keys and defaults are Confluent's.
 *
 * @param autoRegister {@code auto.register.schemas}, by default true: register a schema that is new
 * @param useLatest {@code use.latest.version}, by default false: write with the subject's newest schema
 * @param subjects {@code key.subject.name.strategy} or {@code value.subject.name.strategy}
 * @param specificReader {@code specific.avro.reader}, by default false: read into generated classes
 */
record SerdeSettings(boolean autoRegister, boolean useLatest, SubjectNames subjects, boolean specificReader) {
    static SerdeSettings from(Map<String, ?> configuration, boolean key) {
        String strategy = (key ? "key" : "value") + ".subject.name.strategy";
        return new SerdeSettings(
                flag(configuration, "auto.register.schemas", true),
                flag(configuration, "use.latest.version", false),
                SubjectNames.named(text(configuration.get(strategy), SubjectNames.TopicNameStrategy.name())),
                flag(configuration, "specific.avro.reader", false));
    }

    private static boolean flag(Map<String, ?> configuration, String key, boolean otherwise) {
        return switch (text(configuration.get(key), Boolean.toString(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw new IllegalArgumentException(key + " must be true or false, not " + other);
        };
    }

    private static String text(@Nullable Object value, String otherwise) {
        return switch (value) {
            case null -> otherwise;
            case Class<?> type -> type.getName();
            default -> value.toString().strip();
        };
    }
}
