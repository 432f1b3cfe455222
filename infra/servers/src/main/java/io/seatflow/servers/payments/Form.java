package io.seatflow.servers.payments;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters in the provider's form encoding: {@code metadata[order_id]=…&expand[]=…}. */
record Form(SortedMap<String, String> values) {

    private static final Pattern NESTED = Pattern.compile("([a-z_]+)\\[([^\\]]*)\\]");
    private static final int FINGERPRINT_BYTES = 16;

    /** @throws IllegalArgumentException where a percent escape is broken */
    static Form parse(String encoded) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.merge(decode(name), decode(value), (first, next) -> first + "\n" + next);
        }
        return new Form(values);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** {@code name[key]=value} as key and value. */
    Map<String, String> nested(String name) {
        SortedMap<String, String> found = new TreeMap<>();
        values.forEach((key, value) -> {
            Matcher matcher = NESTED.matcher(key);
            if (matcher.matches() && name.equals(matcher.group(1))) {
                found.put(matcher.group(2), value);
            }
        });
        return found;
    }

    /** The values of {@code name[]} or {@code name[0]}, … */
    Set<String> list(String name) {
        return Set.copyOf(
                nested(name).values().stream().flatMap(String::lines).distinct().toList());
    }

    /** The first parameter that is none of these names, plain or nested. */
    Optional<String> unknown(Set<String> known) {
        return values.keySet().stream()
                .filter(name -> !known.contains(topLevel(name)))
                .findFirst();
    }

    /** The same for the same parameters in whatever order, another for any other. */
    String fingerprint() {
        StringBuilder text = new StringBuilder(256);
        values.forEach((name, value) -> text.append(name.length())
                .append(':')
                .append(name)
                .append(value.length())
                .append(':')
                .append(value));
        byte[] digest = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    }

    List<String> allValues() {
        return List.copyOf(values.values());
    }

    private static String topLevel(String name) {
        int bracket = name.indexOf('[');
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
