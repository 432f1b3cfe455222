package io.seatflow.workflow.settings;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Values by the names that one source gives them.
 *
 * @param origin for messages: {@code file /etc/checkout.properties}
 * @param values by the source's own names
 * @param nameOf the source's name of a setting's key
 */
record SettingsSource(String origin, Map<String, String> values, UnaryOperator<String> nameOf) {
    static SettingsSource plain(String origin, Map<String, String> values) {
        return new SettingsSource(origin, Map.copyOf(values), UnaryOperator.identity());
    }

    static SettingsSource environment(String service, Map<String, String> environment) {
        String prefix = "SEATFLOW_" + shout(service) + "_";
        Map<String, String> own = environment.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new SettingsSource("environment", own, key -> prefix + shout(key));
    }

    private static String shout(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
