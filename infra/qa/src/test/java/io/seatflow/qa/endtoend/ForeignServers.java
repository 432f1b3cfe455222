package io.seatflow.qa.endtoend;

import java.net.URI;

/**
 * Servers that are not Seatflow's own.
 *
 * @param kafka bootstrap servers
 * @param registry base address of the registry's Confluent-compatible API
 * @param database JDBC address of the PostgreSQL server, to be completed by {@link Database#of}
 */
record ForeignServers(String kafka, URI registry, String database) {}
