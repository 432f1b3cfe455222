package io.seatflow.local;

import java.util.List;
import java.util.Map;

/**
 * What somebody who tests a system of processes changes about its parts, and hears of them. Every method does nothing
 * unless it is overridden.
 *
 * <p>{@link #virtualMachine} and {@link #settings} are asked before each start of a part, the first and those after a
 * death, so each may be answered differently: a service can be told to die at its first batch and not at its next start,
 * or be given another proxy.
 *
 * <p>Threads: several parts are started at the same time, each on a thread of its own; for one part, one call at a time.
 * No method may throw, and none may wait for the same part.
 */
public interface PartHooks {
    /** Changes nothing and hears nothing. */
    PartHooks NONE = new PartHooks() {};

    /**
     * Further arguments of a part's JVM, before its main class: system properties, {@code -javaagent:…}. Asked for brokers,
     * sandbox, inbox and services, not for PostgreSQL and the registry.
     */
    default List<String> virtualMachine(String part) {
        return List.of();
    }

    /**
     * The settings that an instance of a service is started with, by the service's own keys: {@code kafka}, {@code registry},
     * {@code database.url}, {@code payments.url}, {@code http.port} and what else the service knows. Those given name the
     * servers' real addresses; what is returned may name a proxy's instead. The broker tells its clients its own address
     * once they have asked, so of {@code kafka} a proxy only sees the first question.
     */
    default Map<String, String> settings(String instance, Map<String, String> settings) {
        return settings;
    }

    /** The part has been started, for the first time or again, and is not ready yet. */
    default void launched(String part, long pid) {}

    /** The part is ready. */
    default void ready(String part, long pid) {}

    /**
     * The part has ended by itself, or was started in vain; it is started again after a pause.
     *
     * @param line what is known of it, for a person
     */
    default void died(String part, String line) {}
}
