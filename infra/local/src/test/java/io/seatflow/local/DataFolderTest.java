package io.seatflow.local;

import io.seatflow.servers.ServerFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFolderTest {
    @TempDir
    Path data;

    @Test
    @DisplayName("a second system on the same folder is refused in one line that names the first one's process")
    void secondSystem() {
        try (DataFolder first = DataFolder.hold(data)) {
            assertThatThrownBy(() -> DataFolder.hold(first.path()))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessage(
                            "folder %s is in use by another seatflow (process %d): stop it or choose another with --data",
                            data, ProcessHandle.current().pid());
        }
    }

    @Test
    @DisplayName("a folder that was given back can be held again")
    void givenBack() {
        DataFolder.hold(data).close();

        try (DataFolder again = DataFolder.hold(data)) {
            assertThat(again.path()).isEqualTo(data);
        }
    }

    @Test
    @DisplayName("a folder that cannot be made is refused in one line")
    void notWritable() throws Exception {
        Path file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> DataFolder.hold(file.resolve("below")))
                .isInstanceOf(ServerFailure.class)
                .hasMessage("folder %s cannot be written: choose another with --data", file.resolve("below"));
    }
}
