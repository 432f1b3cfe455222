package io.seatflow.workflow.lane;

import io.seatflow.workflow.Intent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class FormatsTest {
    @Test
    @DisplayName("a packet is read back as it was written, tombstones too")
    void packets() {
        Packet packet = new Packet(
                42,
                1_700_000_000_000L,
                List.of(
                        new Outgoing("a", 3, 1, bytes("k1"), bytes("v1"), "T1", "trace1"),
                        new Outgoing("a", 3, 2, bytes("k2"), null, "T1", "trace2"),
                        new Outgoing("b", 11, 9, bytes("k3"), new byte[0], "T2", "trace1")));
        assertThat(PacketFormat.read(42, PacketFormat.write(packet)))
                .usingRecursiveComparison()
                .isEqualTo(packet);
    }

    @Test
    @DisplayName("intents are read back as they were decided, none of them tried")
    void intents() {
        Instant decided = Instant.parse("2026-11-21T10:00:00Z");
        List<Intent> intents =
                List.of(new Intent("order-1", bytes("charge"), decided, 1), new Intent("é", new byte[0], decided, 1));
        assertThat(IntentsFormat.read(IntentsFormat.write(intents)))
                .usingRecursiveComparison()
                .isEqualTo(intents);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
