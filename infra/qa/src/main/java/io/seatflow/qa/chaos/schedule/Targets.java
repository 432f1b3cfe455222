package io.seatflow.qa.chaos.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is to be hit.
 *
 * @param instances by service, the names of its instances
 */
public record Targets(Map<String, List<String>> instances, List<String> brokers) {
    /** The services that run on the engine and have a database, in a fixed order. */
    public static final List<String> ON_LANES =
            List.of("checkout", "billing", "licensing", "takeover-mover", "notification-email", "admin-center");

    private static final List<String> SERVICES =
            Stream.concat(ON_LANES.stream(), Stream.of("available-quantity")).toList();

    private static final List<String> OF_THE_PURCHASE =
            List.of("checkout", "billing", "licensing", "available-quantity");

    /** So many instances of each service and so many brokers, by the names that {@code up} gives them. */
    public static Targets of(int instances, int brokers) {
        return of(SERVICES, instances, brokers);
    }

    /** The same with only those services that an order passes on its way to its seats. */
    public static Targets ofThePurchase(int instances, int brokers) {
        return of(OF_THE_PURCHASE, instances, brokers);
    }

    private static Targets of(List<String> services, int instances, int brokers) {
        return new Targets(
                services.stream().collect(Collectors.toMap(service -> service, service -> names(service, instances))),
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

    /** The services of {@link #ON_LANES} that there are. */
    public List<String> onLanes() {
        return ON_LANES.stream().filter(instances::containsKey).toList();
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
