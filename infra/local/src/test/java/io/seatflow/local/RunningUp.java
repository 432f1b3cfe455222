package io.seatflow.local;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code seatflow up} in a process of its own, as a user runs it. */
final class RunningUp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path data;
    private final Path console;

    private RunningUp(Process process, Path data, Path console) {
        this.process = process;
        this.data = data;
        this.console = console;
    }

    static RunningUp start(Path data, String... more) throws IOException {
        Path console = Files.createTempFile("seatflow-up-", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.net.preferIPv4Stack=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--data",
                data.toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        // All of its processes live so short that the better compiler would never pay.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        return new RunningUp(builder.start(), data, console);
    }

    /** Waits until it is ready. */
    Endpoints ready() {
        // What a run before it announced may still be there.
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast(() -> assertThat(process.isAlive()).as(console()).isTrue())
                .untilAsserted(() -> assertThat(console()).contains("press Ctrl-C"));
        return new EndpointsFile(data).read();
    }

    /** Sends SIGTERM and gives the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** Sends SIGKILL. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Waits for the end. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(console())
                .isTrue();
        return process.exitValue();
    }

    /** What it printed. */
    String console() {
        try {
            return Files.readString(console);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Stops it in order where it still runs, so that no server of it writes to the folder any more. */
    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        Files.delete(console);
    }
}
