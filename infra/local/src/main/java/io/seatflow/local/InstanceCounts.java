package io.seatflow.local;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many instances of each service a user asks for. */
final class InstanceCounts {
    private static final int MOST = 24;

    private InstanceCounts() {}

    /**
     * Reads what was asked for: {@code 2} means every service, {@code checkout=3} that one, whatever the order.
     *
     * @return by service, those that were named
     * @throws IllegalArgumentException with a line for the user
     */
    static Map<String, Integer> read(List<String> wishes) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String wish : wishes) {
            if (wish.indexOf('=') < 0) {
                int number = number(wish, "of every service");
                Arrays.stream(Service.values()).forEach(service -> counts.put(service.label(), number));
            }
        }
        for (String wish : wishes) {
            int equals = wish.indexOf('=');
            if (equals >= 0) {
                String name = wish.substring(0, equals);
                if (Service.labels().noneMatch(name::equals)) {
                    throw new IllegalArgumentException("there is no service " + name);
                }
                counts.put(name, number(wish.substring(equals + 1), "of " + name));
            }
        }
        return counts;
    }

    private static int number(String text, String of) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(
                    "expected N or SERVICE=N, found \"%s\" instances %s".formatted(text, of), noNumber);
        }
        throw new IllegalArgumentException("expected 1 to %d instances %s, found %s".formatted(MOST, of, text));
    }
}
