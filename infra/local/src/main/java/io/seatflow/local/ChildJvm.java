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
     * Starts a main class; returns at once, ready or not.
     *
     * @param name of the part
     * @param mainClass its main class
     * @param heapMebibytes most memory for its objects
     * @param environment settings for it
     * @param log its log
     * @param arguments for its main method
     */
    static Part start(
            String name,
            String mainClass,
            int heapMebibytes,
            Map<String, String> environment,
            Path log,
            String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(virtualMachine(heapMebibytes));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        ChildProcess process = ChildProcess.start(name, command, environment, log, ChildProcess.StopSignal.TERM);
        return Part.process(name, process, log, () -> process.stop(STOP_PATIENCE));
    }

    private static List<String> virtualMachine(int heapMebibytes) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx%dm".formatted(heapMebibytes),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.net.preferIPv4Stack=true",
                "-Dlogback.configurationFile=logback-process.xml"));
        if (Runtime.version().feature() >= UNSAFE_WARNED_SINCE) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        options.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return options;
    }
}
