package io.seatflow.local;

import io.seatflow.servers.ServerFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortBookTest {
    @TempDir
    Path data;

    @Test
    @DisplayName("a listener gets the port it had last")
    void remembered() {
        PortBook first = new PortBook(data);
        int port = first.choose("kafka", 0, "--kafka-port");
        first.save();

        assertThat(new PortBook(data).choose("kafka", 0, "--kafka-port")).isEqualTo(port);
    }

    @Test
    @DisplayName("a listener gets another port if its last one is taken, and no two get the same")
    void taken() throws Exception {
        PortBook first = new PortBook(data);
        int port = first.choose("kafka", 0, "--kafka-port");
        first.save();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            PortBook second = new PortBook(data);

            assertThat(second.choose("kafka", 0, "--kafka-port"))
                    .isNotEqualTo(taken.getLocalPort())
                    .isNotEqualTo(second.choose("registry", 0, "--registry-port"));
        }
    }

    @Test
    @DisplayName("a port that was asked for and is taken is an error that names the option")
    void wantedAndTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> new PortBook(data).choose("kafka", port, "--kafka-port"))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessage("port %d is in use: choose another with --kafka-port or stop what listens there", port);
        }
    }
}
