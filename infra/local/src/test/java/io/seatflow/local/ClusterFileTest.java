package io.seatflow.local;

import io.seatflow.servers.ServerFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClusterFileTest {
    @TempDir
    Path data;

    @Test
    @DisplayName("a new folder is for as many brokers as are wished for, one without a wish")
    void fresh() {
        assertThat(ClusterFile.of(data, 0).brokers()).isEqualTo(1);
        assertThat(ClusterFile.of(data, 3).brokers()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "a folder for three brokers stays one for three, with the same cluster id, and no other number is taken")
    void three() {
        ClusterFile first = ClusterFile.of(data, 3);

        assertThat(ClusterFile.of(data, 0)).isEqualTo(first);
        assertThat(ClusterFile.of(data, 3)).isEqualTo(first);
        assertThatThrownBy(() -> ClusterFile.of(data, 1))
                .isInstanceOf(ServerFailure.class)
                .hasMessage(
                        "folder %s holds the data of 3 brokers, and their number cannot be changed: start it with --brokers 3, or choose another folder with --data",
                        data);
    }

    @Test
    @DisplayName("a folder that one broker has used stays one for one")
    void one() throws Exception {
        Files.createDirectory(data.resolve("kafka"));

        assertThat(ClusterFile.of(data, 0).brokers()).isEqualTo(1);
        assertThat(ClusterFile.of(data, 1).brokers()).isEqualTo(1);
        assertThatThrownBy(() -> ClusterFile.of(data, 3))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("holds the data of 1 broker, and");
    }
}
