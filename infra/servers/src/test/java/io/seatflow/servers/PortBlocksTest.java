package io.seatflow.servers;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortBlocksTest {
    private static final int FIRST = 18_000;

    @Test
    @DisplayName("what one process was given and does not listen on yet, no other is given")
    void apart() {
        PortBlocks one = new PortBlocks(FIRST, FIRST + 2 * 40);
        PortBlocks other = new PortBlocks(FIRST, FIRST + 2 * 40);

        List<Integer> ports = Stream.generate(one::next).limit(30).toList();
        Set<Integer> others =
                new HashSet<>(Stream.generate(other::next).limit(100).toList());

        assertThat(ports).doesNotHaveDuplicates().doesNotContainAnyElementsOf(others);
        assertThatThrownBy(new PortBlocks(FIRST, FIRST + 2 * 40)::next)
                .isInstanceOf(ServerFailure.class)
                .hasMessage("no free port between 18000 and 18080");
        assertThat(one.next()).isNotIn(others);
        assertThat(other.next()).isIn(others);
    }

    @Test
    @DisplayName("the ports of a block that was used before are kept from others")
    void kept() {
        int first = FIRST + 1_000;
        PortBlocks before = new PortBlocks(first, first + 2 * 40);
        before.keep(first + 5);

        PortBlocks other = new PortBlocks(first, first + 2 * 40);
        Set<Integer> others =
                new HashSet<>(Stream.generate(other::next).limit(100).toList());

        assertThat(others).isNotEmpty().allMatch(port -> port >= first + 40);
        assertThatThrownBy(before::next).as("what was kept is about to be used").isInstanceOf(ServerFailure.class);
        assertThat(other.next()).isIn(others);
    }

    @Test
    @DisplayName("a port that is kept can be listened on, whichever of its block it is")
    void usable() {
        for (int offset = 0; offset < 40; offset++) {
            int first = 14_000 + 40 * offset;
            PortBlocks blocks = new PortBlocks(first, first + 40);
            blocks.keep(first + offset);

            assertThat(Ports.isFree(first + offset))
                    .as("port %d of its block", offset)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("a port that somebody listens on is passed over")
    void taken() throws Exception {
        int first = FIRST + 2_000;
        try (ServerSocket listening = new ServerSocket(first, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(new PortBlocks(first, first + 40).next()).isEqualTo(listening.getLocalPort() + 1);
        }
    }
}
