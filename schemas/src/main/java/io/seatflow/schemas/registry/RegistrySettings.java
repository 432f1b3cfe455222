package io.seatflow.schemas.registry;

import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * How to reach the registry. The keys are Confluent's, with or without their prefix {@code schema.registry.}; further
 * keys are not ours and ignored.
 *
 * @param urls base addresses without credentials; the next is tried where one does not answer
 * @param authorization the value of the header {@code Authorization}, null without one
 * @param tls key and trust stores, null for the JDK's own
 * @param retries attempts after the first, each over all addresses
 * @param firstWait the pause before the first retry; it doubles with each
 * @param longestWait what a pause grows to at most
 * @param requestTimeout how long one attempt may take; 10 s where nothing is said and not a minute as with Confluent's
 *     client, since whoever reads a record with a new schema stands still meanwhile
 * @param cachedSchemas schemas kept in memory, per direction
 */
public record RegistrySettings(
        List<URI> urls,
        @Nullable String authorization,
        @Nullable SSLContext tls,
        int retries,
        Duration firstWait,
        Duration longestWait,
        Duration requestTimeout,
        int cachedSchemas) {

    public static final String URL = "schema.registry.url";
    private static final String PREFIX = "schema.registry.";

    public RegistrySettings {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException(URL + " names no address");
        }
    }

    /** One registry without credentials, with the defaults for all else. */
    public static RegistrySettings at(String url) {
        return from(Map.of(URL, url));
    }

    /**
     * What a Kafka client's configuration says.
     *
     * @throws IllegalArgumentException naming the key whose value is missing or cannot be used
     */
    public static RegistrySettings from(Map<String, ?> configuration) {
        Keys keys = new Keys(configuration);
        List<URI> addresses = Arrays.stream(keys.required("url").split(","))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(RegistrySettings::address)
                .toList();
        return new RegistrySettings(
                addresses.stream().map(RegistrySettings::withoutCredentials).toList(),
                RegistryCredentials.header(keys, addresses),
                RegistryTls.context(keys),
                keys.number("max.retries", 3),
                Duration.ofMillis(keys.number("retries.wait.ms", 1000)),
                Duration.ofMillis(keys.number("retries.max.wait.ms", 20_000)),
                Duration.ofMillis(keys.number("http.read.timeout.ms", 10_000)),
                keys.number("max.schemas.per.subject", 1000));
    }

    /** Says where, never with which credentials. */
    @Override
    public String toString() {
        return "registry at " + urls + (authorization == null ? "" : " with credentials");
    }

    private static URI address(String url) {
        try {
            URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The address may hold a password: neither it nor the parser's message is repeated.
        }
        throw new IllegalArgumentException(URL + " must be http or https addresses, separated by commas");
    }

    private static URI withoutCredentials(URI uri) {
        return uri.getRawUserInfo() == null
                ? uri
                : URI.create(uri.getScheme() + "://"
                        + uri.getRawAuthority().substring(uri.getRawUserInfo().length() + 1) + uri.getRawPath());
    }

    /** Reads keys with or without the prefix; the prefixed one wins, as with Confluent's client. */
    record Keys(Map<String, ?> configuration) {
        @Nullable String optional(String key) {
            Object value = configuration.get(PREFIX + key);
            if (value == null) {
                value = configuration.get(key);
            }
            return switch (value) {
                case null -> null;
                case Password password -> password.value();
                case List<?> list ->
                    String.join(",", list.stream().map(String::valueOf).toList());
                default -> value.toString();
            };
        }

        String required(String key) {
            String value = optional(key);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(PREFIX + key + " is missing");
            }
            return value;
        }

        int number(String key, int otherwise) {
            String value = optional(key);
            try {
                int number = value == null ? otherwise : Integer.parseInt(value.strip());
                if (number >= 0) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Refused below, with the key's name.
            }
            throw new IllegalArgumentException(key + " must be a whole number, not " + value);
        }
    }
}
