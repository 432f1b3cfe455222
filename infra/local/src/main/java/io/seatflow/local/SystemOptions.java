package io.seatflow.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the system is to be run.
 *
 * @param data where its data is kept
 * @param processes whether every server and service instance gets a process of its own
 * @param brokers how many there are, 1, 3 or 5; 0 for as many as the folder has, which is 1 for a new one
 * @param ports the ports wished for; what is not named gets its last one, or a free one
 * @param instances how many instances of a service to run, by its name; one where it is not named
 * @param restarts what happens to a part that ends by itself, where each has a process of its own
 * @param hooks what somebody who tests it changes and hears, where each has a process of its own
 */
public record SystemOptions(
        Path data,
        boolean processes,
        int brokers,
        Map<Listener, Integer> ports,
        Map<String, Integer> instances,
        RestartPolicy restarts,
        PartHooks hooks) {
    public SystemOptions {
        ports = Map.copyOf(ports);
        instances = Map.copyOf(instances);
    }

    /** Everything in one JVM on free ports. */
    public static SystemOptions on(Path data) {
        return new SystemOptions(data, false, 0, Map.of(), Map.of(), RestartPolicy.never(), PartHooks.NONE);
    }

    /** A process for everything on free ports, started again when it dies. */
    public static SystemOptions processesOn(Path data) {
        return new SystemOptions(data, true, 0, Map.of(), Map.of(), RestartPolicy.standard(), PartHooks.NONE);
    }

    /** The same with that many brokers. */
    public SystemOptions withBrokers(int number) {
        return new SystemOptions(data, processes, number, ports, instances, restarts, hooks);
    }

    /** The same with that many instances of each service that an order passes. */
    public SystemOptions withInstances(int ofEach) {
        return withInstances(Service.ofThePurchase().stream()
                .map(Service::label)
                .collect(Collectors.toMap(Function.identity(), service -> ofEach)));
    }

    /** The same with that many instances by service. */
    public SystemOptions withInstances(Map<String, Integer> byService) {
        return new SystemOptions(data, processes, brokers, ports, byService, restarts, hooks);
    }

    /** The same with these ports. */
    public SystemOptions withPorts(Map<Listener, Integer> wished) {
        return new SystemOptions(data, processes, brokers, wished, instances, restarts, hooks);
    }

    /** The same with another policy. */
    public SystemOptions withRestarts(RestartPolicy policy) {
        return new SystemOptions(data, processes, brokers, ports, instances, policy, hooks);
    }

    /** The same with these hooks. */
    public SystemOptions withHooks(PartHooks others) {
        return new SystemOptions(data, processes, brokers, ports, instances, restarts, others);
    }

    /** How many instances of a service to run. */
    int instancesOf(Service service) {
        return instances.getOrDefault(service.label(), 1);
    }
}
