package io.seatflow.qa.chaos.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What there is to be hit.
 *
 * @param instances by service, the names of its instances
 */
public record Targets(Map<String, List<String>> instances, List<String> brokers) {
    /** The services that run on the engine and have a database, in a fixed order. */
    public static final List<String> ON_LANES = List.of("checkout", "billing", "licensing");

    private static final List<String> SERVICES = List.of("checkout", "billing", "licensing", "available-quantity");

    /** So many instances of each service and so many brokers, by the names that {@code up} gives them. */
    public static Targets of(int instances, int brokers) {
        return new Targets(
                Map.of(
                        SERVICES.get(0), names(SERVICES.get(0), instances),
                        SERVICES.get(1), names(SERVICES.get(1), instances),
                        SERVICES.get(2), names(SERVICES.get(2), instances),
                        SERVICES.get(3), names(SERVICES.get(3), instances)),
                brokers == 1 ? List.of("kafka") : numbered("kafka", brokers));
    }

    /** The instances of these services, in a fixed order. */
    public List<String> instancesOf(List<String> services) {
        return services.stream()
                .flatMap(service -> instances.getOrDefault(service, List.of()).stream())
                .toList();
    }

    /** How many instances there are, by service. */
    public Map<String, Integer> counts() {
        return instances.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().size()));
    }

    /** Every instance. */
    public List<String> all() {
        return instancesOf(SERVICES);
    }

    /** The service that an instance is of. */
    public String serviceOf(String instance) {
        return SERVICES.stream()
                .filter(service -> instances.getOrDefault(service, List.of()).contains(instance))
                .findFirst()
                .orElse(instance);
    }

    private static List<String> names(String service, int instances) {
        List<String> names = new ArrayList<>(List.of(service));
        for (int number = 2; number <= instances; number++) {
            names.add(service + "-" + number);
        }
        return List.copyOf(names);
    }

    private static List<String> numbered(String name, int number) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            names.add(name + "-" + i);
        }
        return List.copyOf(names);
    }
}
