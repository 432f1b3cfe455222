package io.seatflow.local;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a running system answers, as written to {@code endpoints.json} in its data folder.
 *
 * @param kafka bootstrap servers, host and port
 * @param registry base address of the Confluent-compatible API
 * @param payments base address of the payment sandbox
 * @param smtp where mails are taken, host and port
 * @param inbox where mails are shown
 * @param database JDBC address of the PostgreSQL server, to be completed by a database's name
 * @param services one address per service
 * @param pids process ids per service instance and server; empty where all run in one process
 */
public record Endpoints(
        String kafka,
        URI registry,
        URI payments,
        String smtp,
        URI inbox,
        String database,
        SortedMap<String, URI> services,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Long> pids) {
    public Endpoints {
        services = new TreeMap<>(services);
        pids = new TreeMap<>(pids == null ? Map.of() : pids);
    }
}
