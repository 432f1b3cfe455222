package io.seatflow.local;

import io.seatflow.servers.ServerFailure;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Starts the services of one data folder, in this JVM or in a process per instance. */
final class Services {
    private static final int HEAP = 256;

    private final DataFolder folder;
    private final Servers servers;
    private final boolean processes;
    private final List<ServiceInstance> instances;

    Services(DataFolder folder, Servers servers, List<ServiceInstance> instances, boolean processes) {
        this.folder = folder;
        this.servers = servers;
        this.instances = instances;
        this.processes = processes;
    }

    /** One start per instance, all at the same time; each returns when its instance is ready. */
    List<Supplier<Part>> starts() {
        List<Supplier<Part>> starts = new ArrayList<>();
        for (ServiceInstance instance : instances) {
            starts.add(() -> start(instance));
        }
        return starts;
    }

    /** The address of the first instance of each service. */
    SortedMap<String, URI> addresses() {
        SortedMap<String, URI> addresses = new TreeMap<>();
        instances.forEach(instance -> addresses.putIfAbsent(instance.service().label(), instance.address()));
        return addresses;
    }

    private Part start(ServiceInstance instance) {
        Map<String, String> settings = instance.settings(servers, folder);
        Part part = processes
                ? ChildJvm.service(instance, instance.environment(settings), HEAP, folder.log(instance.name()))
                : Part.inside(instance.name(), instance.service().start(settings));
        try {
            Readiness.http(part, instance.address().resolve("/health/ready"));
            return part;
        } catch (ServerFailure failed) {
            part.stopQuietly();
            throw failed;
        }
    }
}
