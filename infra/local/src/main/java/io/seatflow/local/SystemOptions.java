package io.seatflow.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * How the system is to be run.
 *
 * @param data where its data is kept
 * @param processes whether every server and service instance gets a process of its own
 * @param ports the ports wished for; what is not named gets its last one, or a free one
 * @param instances how many instances of a service to run, by its name; one where it is not named
 */
public record SystemOptions(
        Path data, boolean processes, Map<Listener, Integer> ports, Map<String, Integer> instances) {
    public SystemOptions {
        ports = Map.copyOf(ports);
        instances = Map.copyOf(instances);
    }

    /** Everything in one JVM on free ports. */
    public static SystemOptions on(Path data) {
        return new SystemOptions(data, false, Map.of(), Map.of());
    }
}
