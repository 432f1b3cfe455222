package io.seatflow.workflow.settings;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Typed settings of one service, to be asked for by its settings record. A getter with a default gives that where no
 * source has the key; one without notes the key as missing. Getters never fail: what is wrong is noted, a stand-in is
 * returned, and {@link SettingsSources#read} refuses with all of it at once.
 *
 * <p>Not safe for several threads.
 */
public final class Settings {
    private final String service;
    private final List<SettingsSource> sources;
    private final List<String> problems;
    private final Map<String, String> shown = new TreeMap<>();

    Settings(String service, List<SettingsSource> sources, List<String> problems) {
        this.service = service;
        this.sources = sources;
        this.problems = new ArrayList<>(problems);
    }

    /** Name of the service that these are for. */
    public String service() {
        return service;
    }

    public String text(String key) {
        return read(key, null, "", Function.identity());
    }

    public String text(String key, String unlessSet) {
        return read(key, unlessSet, "", Function.identity());
    }

    public Secret secret(String key, Secret unlessSet) {
        Found found = find(key);
        Secret secret = found == null ? unlessSet : new Secret(found.value);
        show(key, secret.toString(), found);
        return secret;
    }

    public int integer(String key, int unlessSet, int least, int most) {
        return (int) number(key, unlessSet, least, most);
    }

    public long number(String key, long unlessSet, long least, long most) {
        return read(key, unlessSet, unlessSet, text -> {
            String expected = "expected a whole number from %d to %d".formatted(least, most);
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(expected, notANumber);
            }
            throw new IllegalArgumentException(expected);
        });
    }

    public boolean flag(String key, boolean unlessSet) {
        return read(key, unlessSet, unlessSet, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        });
    }

    /** Written like {@code 250ms}, {@code 30s}, {@code 5m}, {@code 12h} or {@code 30d}. */
    public Duration duration(String key, Duration unlessSet) {
        return read(key, unlessSet, unlessSet, DurationText::parse);
    }

    public URI uri(String key) {
        return read(key, null, URI.create("http://localhost"), Settings::parseUri);
    }

    public URI uri(String key, URI unlessSet) {
        return read(key, unlessSet, unlessSet, Settings::parseUri);
    }

    public Path path(String key, Path unlessSet) {
        return read(key, unlessSet, unlessSet, Path::of);
    }

    /** Written like {@code host:port,host:port}. */
    public List<HostPort> addresses(String key) {
        return read(
                key,
                null,
                List.of(),
                text -> Arrays.stream(text.split(",", -1))
                        .map(address -> HostPort.parse(address.strip()))
                        .toList());
    }

    private static URI parseUri(String text) {
        String expected = "expected an absolute address like http://host:port/path";
        try {
            URI uri = URI.create(text);
            if (uri.isAbsolute() && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalArgumentException(expected, notAnAddress);
        }
        throw new IllegalArgumentException(expected);
    }

    private <T> T read(String key, @Nullable T unlessSet, T standIn, Function<String, T> parse) {
        Found found = find(key);
        if (found == null && unlessSet == null) {
            shown.put(key, "");
            problems.add("%s: missing; set it in the file, or as %s in the environment"
                    .formatted(
                            key,
                            SettingsSource.environment(service, Map.of())
                                    .nameOf()
                                    .apply(key)));
            return standIn;
        }
        try {
            T value = found == null ? unlessSet : parse.apply(found.value);
            show(key, found == null ? display(value) : found.value, found);
            return value == null ? standIn : value;
        } catch (IllegalArgumentException wrong) {
            shown.put(key, "");
            problems.add("%s: %s, found \"%s\""
                    .formatted(
                            found == null ? key : found.name, wrong.getMessage(), SecretText.mask(foundValue(found))));
            return standIn;
        }
    }

    private static String foundValue(@Nullable Found found) {
        return found == null ? "" : found.value;
    }

    private static String display(@Nullable Object value) {
        return value instanceof Duration duration ? DurationText.of(duration) : String.valueOf(value);
    }

    private void show(String key, String value, @Nullable Found found) {
        String origin = found == null ? "" : " (" + found.name + ")";
        shown.put(key, SecretText.mask(value) + origin);
    }

    private @Nullable Found find(String key) {
        Found last = null;
        for (SettingsSource source : sources) {
            String value = source.values().get(source.nameOf().apply(key));
            if (value != null) {
                last = new Found(source.nameOf().apply(key) + " of " + source.origin(), value.strip());
            }
        }
        return last;
    }

    /** Refuses what was noted, and whatever a source gives that nobody asked for. */
    void refuseIfWrong() {
        for (SettingsSource source : sources) {
            List<String> known = shown.keySet().stream().map(source.nameOf()).toList();
            source.values().keySet().stream()
                    .filter(name -> !known.contains(name))
                    .sorted()
                    .map(name -> "%s of %s: unknown%s".formatted(name, source.origin(), meant(name, known)))
                    .forEach(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new SettingsRefused(service, problems);
        }
    }

    private static String meant(String name, List<String> known) {
        return NearestName.of(name, known)
                .map(nearest -> ", did you mean " + nearest + "?")
                .orElse("");
    }

    /** Every setting asked for, on one line, with its source unless it is the default. */
    String summary() {
        return shown.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    private record Found(String name, String value) {}
}
