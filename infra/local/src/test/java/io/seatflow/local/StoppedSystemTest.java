package io.seatflow.local;

import io.seatflow.servers.ServerFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which folders are looked into; that they can be, PlantedViolationsTest shows. */
class StoppedSystemTest {
    private final Progress progress = new Progress(new PrintWriter(new StringWriter()));

    @TempDir
    Path data;

    @Test
    @DisplayName("a folder that no system ever ran on is refused, and nothing is made in it")
    void noSystem() {
        assertThatThrownBy(() -> StoppedSystem.startServers(data, progress))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("no system was ever ready on %s", data);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    @DisplayName("a folder whose system runs is left to it")
    void running() throws IOException {
        makeSystem();
        Files.createFile(data.resolve("endpoints.json"));
        try (DataFolder held = DataFolder.hold(data)) {
            assertThat(StoppedSystem.startServers(held.path(), progress)).isEmpty();
        }
    }

    @Test
    @DisplayName("a folder whose system is starting or stopping is refused in one line that names its process")
    void starting() throws IOException {
        makeSystem();
        try (DataFolder held = DataFolder.hold(data)) {
            assertThatThrownBy(() -> StoppedSystem.startServers(held.path(), progress))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageContaining(
                            "is in use by another seatflow (process %d)",
                            ProcessHandle.current().pid());
        }
    }

    private void makeSystem() throws IOException {
        Files.createDirectory(data.resolve("postgres"));
        Files.createDirectory(data.resolve("kafka"));
    }
}
