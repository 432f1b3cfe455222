package io.seatflow.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the services of one data folder are started, in this JVM or in a process per instance. */
final class Services {
    private static final int HEAP = 256;

    private final DataFolder folder;
    private final Servers servers;
    private final SystemOptions options;
    private final List<ServiceInstance> instances;

    Services(DataFolder folder, Servers servers, SystemOptions options, List<ServiceInstance> instances) {
        this.folder = folder;
        this.servers = servers;
        this.options = options;
        this.instances = instances;
    }

    /** One per instance. */
    List<PartStart> starts() {
        return instances.stream().map(this::start).toList();
    }

    /** The address of the first instance of each service. */
    SortedMap<String, URI> addresses() {
        SortedMap<String, URI> addresses = new TreeMap<>();
        instances.forEach(instance -> addresses.putIfAbsent(instance.service().label(), instance.address()));
        return addresses;
    }

    /** All of them, without their processes. */
    List<Endpoints.Instance> endpoints() {
        return instances.stream()
                .map(instance ->
                        new Endpoints.Instance(instance.service().label(), instance.name(), instance.address(), null))
                .toList();
    }

    private PartStart start(ServiceInstance instance) {
        return PartStart.of(instance.name(), () -> {
            Part part = launch(instance);
            return new PartStart.Launched(
                    part, () -> Readiness.http(part, instance.address().resolve("/health/ready")));
        });
    }

    private Part launch(ServiceInstance instance) {
        Map<String, String> settings = instance.settings(servers, folder);
        if (!options.processes()) {
            return Part.inside(instance.name(), instance.service().start(settings));
        }
        PartHooks hooks = options.hooks();
        return ChildJvm.service(
                instance,
                instance.environment(hooks.settings(instance.name(), Map.copyOf(settings))),
                HEAP,
                hooks.virtualMachine(instance.name()),
                folder.log(instance.name()));
    }
}
