package io.seatflow.local;

import io.seatflow.servers.ServerFailure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything of one system listens, chosen before anything is started.
 *
 * @param ports a chosen port for each listener; of what there are several, the first one's
 * @param brokers one or several
 * @param instances of all services, the first of each before its others
 */
record Placement(Map<Listener, Integer> ports, List<Broker> brokers, List<ServiceInstance> instances) {

    /**
     * Chooses, and remembers what was chosen.
     *
     * @throws ServerFailure if that is not possible as it is wished for
     */
    static Placement choose(Path data, SystemOptions options) {
        ClusterFile cluster = ClusterFile.of(data, options.brokers());
        if (cluster.brokers() > 1 && !options.processes()) {
            throw new ServerFailure(
                    "%d brokers need a process each: start with --processes".formatted(cluster.brokers()));
        }
        PortBook book = new PortBook(data);
        Placement chosen = choose(cluster, options, book);
        book.save();
        return chosen;
    }

    /** The same for somebody who comes for a while: nothing is remembered, and as many processes as it takes. */
    static Placement visiting(Path data) {
        return choose(ClusterFile.of(data, 0), SystemOptions.on(data), new PortBook(data));
    }

    private static Placement choose(ClusterFile cluster, SystemOptions options, PortBook book) {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            int wanted = options.ports().getOrDefault(listener, 0);
            ports.put(listener, book.choose(listener.label(), wanted, listener.option()));
        }
        List<Broker> brokers = Broker.of(cluster, ports.getOrDefault(Listener.KAFKA, 0), book);
        return new Placement(ports, brokers, instances(options, ports, book));
    }

    private static List<ServiceInstance> instances(SystemOptions options, Map<Listener, Integer> ports, PortBook book) {
        List<ServiceInstance> instances = new ArrayList<>();
        for (Service service : Service.values()) {
            for (int number = 1; number <= options.instancesOf(service); number++) {
                String name = ServiceInstance.name(service, number);
                int port = number == 1
                        ? ports.getOrDefault(service.listener(), 0)
                        : book.choose(name, 0, service.listener().option());
                instances.add(new ServiceInstance(service, name, port));
            }
        }
        return instances;
    }

    int port(Listener listener) {
        return ports.getOrDefault(listener, 0);
    }
}
