package io.seatflow.qa.chaos;

import io.seatflow.servers.ChildProcess;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM on this one's class path. */
record Jvm(String name, int heapMebibytes, String logging, String mainClass, Path log) {
    /** From this release on Java warns of what Kafka's client does and nobody here can change. */
    private static final int UNSAFE_WARNED_SINCE = 24;

    /**
     * Starts it; returns at once.
     *
     * @param options of the JVM, besides the usual ones
     */
    ChildProcess start(List<String> options, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx%dm".formatted(heapMebibytes),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // They live so short that the better compiler would never pay.
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.net.preferIPv4Stack=true",
                "-Dlogback.configurationFile=" + logging));
        if (Runtime.version().feature() >= UNSAFE_WARNED_SINCE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return ChildProcess.start(name, command, environment, log, ChildProcess.StopSignal.TERM);
    }
}
