package io.seatflow.local;

import io.seatflow.servers.ChildProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts parts of the system in JVMs of their own, on this JVM's class path. */
final class ChildJvm {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(45);

    /** From this release on Java warns of what Kafka's client does and nobody here can change. */
    private static final int UNSAFE_WARNED_SINCE = 24;

    private ChildJvm() {}

    /**
     * Starts one of the servers; returns at once, ready or not.
     *
     * @param more arguments of the JVM
     */
    static Part server(String name, int heapMebibytes, List<String> more, Path log, List<String> arguments) {
        return start(
                name,
                virtualMachine(heapMebibytes, "logback-process.xml", more),
                ServerProcess.class.getName(),
                Map.of(),
                log,
                arguments);
    }

    /**
     * Starts an instance of a service; returns at once, ready or not.
     *
     * @param more arguments of the JVM
     */
    static Part service(
            ServiceInstance instance, Map<String, String> environment, int heapMebibytes, List<String> more, Path log) {
        return start(
                instance.name(),
                virtualMachine(heapMebibytes, "logback-service.xml", more),
                instance.service().mainClass(),
                environment,
                log,
                List.of());
    }

    private static Part start(
            String name,
            List<String> virtualMachine,
            String mainClass,
            Map<String, String> environment,
            Path log,
            List<String> arguments) {
        List<String> command = new ArrayList<>(virtualMachine);
        command.add(mainClass);
        command.addAll(arguments);
        ChildProcess process = ChildProcess.start(name, command, environment, log, ChildProcess.StopSignal.TERM);
        return Part.process(name, process, log, () -> process.stop(STOP_PATIENCE));
    }

    private static List<String> virtualMachine(int heapMebibytes, String logging, List<String> more) {
        List<String> options = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx%dm".formatted(heapMebibytes),
                // The serial collector stopped a busy broker for 18 ms each second, this one for 6.
                "-XX:+UseParallelGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.net.preferIPv4Stack=true",
                "-Dlogback.configurationFile=" + logging));
        if (Runtime.version().feature() >= UNSAFE_WARNED_SINCE) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        options.addAll(more);
        options.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return options;
    }
}
