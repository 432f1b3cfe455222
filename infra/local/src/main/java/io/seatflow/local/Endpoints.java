package io.seatflow.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a running system answers, as written to {@code endpoints.json} in its data folder.
 *
 * @param kafka bootstrap servers, host and port of each broker, separated by commas
 * @param registry base address of the Confluent-compatible API
 * @param payments base address of the payment sandbox
 * @param smtp where mails are taken, host and port
 * @param inbox where mails are shown
 * @param signIn the issuer of tokens; null where nobody signs in
 * @param database JDBC address of the PostgreSQL server, to be completed by a database's name
 * @param services one address per service: that of its first instance
 * @param instances every instance of every service
 * @param pids process ids per service instance and server; empty where all run in one process, without those that have
 *     died and are not started again yet
 */
public record Endpoints(
        String kafka,
        URI registry,
        URI payments,
        String smtp,
        URI inbox,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable URI signIn,
        String database,
        SortedMap<String, URI> services,
        List<Instance> instances,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Long> pids) {
    public Endpoints {
        services = new TreeMap<>(services);
        instances = instances == null ? List.of() : List.copyOf(instances);
        pids = new TreeMap<>(pids == null ? Map.of() : pids);
    }

    /** Where a system answers that is not one of instances in processes of their own. */
    public Endpoints(
            String kafka,
            URI registry,
            URI payments,
            String smtp,
            URI inbox,
            String database,
            SortedMap<String, URI> services,
            SortedMap<String, Long> pids) {
        this(kafka, registry, payments, smtp, inbox, null, database, services, List.of(), pids);
    }

    /**
     * An instance of a service.
     *
     * @param name its own, which is the service's for the first one
     * @param address base address of its HTTP server, the same over all its lives
     * @param pid its process id; none while it is dead, and where all run in one process
     */
    public record Instance(
            String service,
            String name,
            URI address,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long pid) {}

    /** The addresses of a service's instances, the first one's first; none where there is no such service. */
    public List<URI> addressesOf(String service) {
        List<URI> all = instances.stream()
                .filter(instance -> instance.service().equals(service))
                .map(Instance::address)
                .toList();
        URI only = services.get(service);
        return all.isEmpty() && only != null ? List.of(only) : all;
    }

    /** The same with the processes that run now. */
    Endpoints withPids(SortedMap<String, Long> now) {
        List<Instance> running = instances.stream()
                .map(instance ->
                        new Instance(instance.service(), instance.name(), instance.address(), now.get(instance.name())))
                .toList();
        return new Endpoints(kafka, registry, payments, smtp, inbox, signIn, database, services, running, now);
    }
}
