package io.seatflow.qa.endtoend;

import io.seatflow.local.Endpoints;
import io.seatflow.local.EndpointsFile;
import io.seatflow.local.Main;
import io.seatflow.local.verify.Verification;
import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** {@code seatflow up --processes} as a user runs it: every server and service a process that can be killed. */
final class UpProcess implements RunningSystem {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path data;
    private Process process;
    private Endpoints endpoints;

    UpProcess(Path data) {
        this.data = data;
        this.process = launch();
        this.endpoints = ready();
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.net.preferIPv4Stack=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "up",
                        "--processes",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
        // They live so short that the better compiler would never pay; every child inherits it.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        try {
            return builder.start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private Endpoints ready() {
        try {
            Awaitility.await("up is ready")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast("up ended", () -> !process.isAlive())
                    .until(() -> Files.exists(data.resolve("endpoints.json")));
            return new EndpointsFile(data).read();
        } catch (RuntimeException failed) {
            process.destroy();
            throw failed;
        }
    }

    /** What it prints, over all its starts. */
    Path console() {
        return data.resolveSibling(data.getFileName() + "-console.txt");
    }

    /** Sends SIGKILL to one part and waits until the rest has been stopped in order. */
    void killOne(String part) {
        kill(endpoints.pids().getOrDefault(part, -1L));
        awaitEnd();
    }

    /** Sends SIGKILL to everything at once, the one that started it all included. */
    void killAll(Random random) {
        List<Long> pids = new ArrayList<>(endpoints.pids().values());
        pids.add(process.pid());
        Collections.shuffle(pids, random);
        pids.forEach(UpProcess::kill);
        awaitEnd();
        remove(data.resolve("endpoints.json"));
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private void awaitEnd() {
        Awaitility.await("every process has ended")
                .atMost(PATIENCE)
                .until(() -> !process.isAlive()
                        && endpoints.pids().values().stream()
                                .map(ProcessHandle::of)
                                .flatMap(Optional::stream)
                                .noneMatch(ProcessHandle::isAlive));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The system once more, after it was killed. */
    void startAgain() {
        process = launch();
        endpoints = ready();
    }

    @Override
    public String kafka() {
        return endpoints.kafka();
    }

    @Override
    public URI registry() {
        return endpoints.registry();
    }

    @Override
    public URI payments() {
        return endpoints.payments();
    }

    @Override
    public URI availability() {
        return Optional.ofNullable(endpoints.services().get("available-quantity"))
                .orElseThrow();
    }

    @Override
    public String database(String service) {
        return Database.of(endpoints.database(), service);
    }

    @Override
    public Verification verification() {
        return Verification.of(endpoints, data);
    }

    @Override
    public void restart() {
        process.destroy();
        awaitEnd();
        startAgain();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }
}
