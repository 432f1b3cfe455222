package io.seatflow.servers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback address that no other process chooses from: half a minute may pass between the choice of a port and
 * the start of what listens there. A process holds blocks of ports as long as it lives, by listening on the first of each.
 * Any thread.
 */
final class PortBlocks {
    private static final int SIZE = 40;
    /** After so many ports, the first ones were long bound or are no longer needed. */
    private static final int MOST_BLOCKS = 8;

    private static final int ATTEMPTS = 1_000;

    private final int first;
    private final int blocks;
    private final List<Block> held = new ArrayList<>();
    private int block = -1;
    private int offset = SIZE;

    private record Block(int start, ServerSocket guard) {}

    /**
     * @param first of the ports to choose from
     * @param end behind the last
     */
    PortBlocks(int first, int end) {
        this.first = first;
        this.blocks = (end - first) / SIZE;
    }

    /**
     * A port on which nobody listens, and that was not given for a long time.
     *
     * @throws ServerFailure if there is none
     */
    synchronized int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (offset == SIZE) {
                nextBlock();
            }
            int port = held.get(block).start() + offset++;
            if (Ports.isFree(port)) {
                return port;
            }
        }
        throw noneLeft();
    }

    /** Keeps others from choosing a port that is about to be used again; of no effect if another process has its block. */
    synchronized void keep(int port) {
        if (port >= first && port < first + blocks * SIZE) {
            take((port - first) / SIZE);
        }
    }

    private void nextBlock() {
        for (int attempt = 0; attempt < ATTEMPTS && held.size() < MOST_BLOCKS; attempt++) {
            if (take(ThreadLocalRandom.current().nextInt(blocks))) {
                block = held.size() - 1;
                offset = 1;
                return;
            }
        }
        if (held.isEmpty()) {
            throw noneLeft();
        }
        block = (block + 1) % held.size();
        offset = 1;
    }

    private boolean take(int number) {
        int start = first + number * SIZE;
        if (held.stream().anyMatch(mine -> mine.start() == start)) {
            return false;
        }
        ServerSocket guard = listen(start);
        if (guard != null) {
            held.add(new Block(start, guard));
        }
        return guard != null;
    }

    private ServerFailure noneLeft() {
        return new ServerFailure("no free port between %d and %d".formatted(first, first + blocks * SIZE));
    }

    /** Listens on a port, or returns null where somebody does. */
    @SuppressWarnings("resource")
    static @Nullable ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
                return socket;
            } catch (IOException taken) {
                socket.close();
                return null;
            }
        } catch (IOException noSocket) {
            return null;
        }
    }
}
