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
 * the start of what listens there. A process holds blocks of ports as long as it lives, by listening on the last of each.
 * Any thread.
 */
final class PortBlocks {
    private static final int SIZE = 40;
    /** All but the last, which is the guard: people ask for round numbers. */
    private static final int PORTS = SIZE - 1;

    /** After so many ports, the first ones were long bound or are no longer needed. */
    private static final int MOST_BLOCKS = 8;

    private static final int ATTEMPTS = 1_000;

    private final int first;
    private final int blocks;
    private final List<Integer> starts = new ArrayList<>();
    private final List<ServerSocket> guards = new ArrayList<>();
    private int block = -1;
    private int offset = PORTS;

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
            if (offset == PORTS) {
                nextBlock();
            }
            int port = starts.get(block) + offset++;
            if (Ports.isFree(port)) {
                return port;
            }
        }
        throw noneLeft();
    }

    /**
     * Keeps others from choosing a port that is about to be used again; of no effect if another process has its block, or the
     * port is the one that would be listened on for that. It is not given out, nor are those beside it.
     */
    synchronized void keep(int port) {
        int number = Math.floorDiv(port - first, SIZE);
        if (number >= 0 && number < blocks && port != guardOf(number)) {
            hold(number);
        }
    }

    private void nextBlock() {
        for (int attempt = 0; attempt < ATTEMPTS && starts.size() < MOST_BLOCKS; attempt++) {
            int number = ThreadLocalRandom.current().nextInt(blocks);
            if (hold(number)) {
                starts.add(first + number * SIZE);
                block = starts.size() - 1;
                offset = 0;
                return;
            }
        }
        if (starts.isEmpty()) {
            throw noneLeft();
        }
        block = (block + 1) % starts.size();
        offset = 0;
    }

    /** Fails for a block that is held, also by this process. */
    private boolean hold(int number) {
        ServerSocket guard = listen(guardOf(number));
        if (guard != null) {
            guards.add(guard);
        }
        return guard != null;
    }

    private int guardOf(int number) {
        return first + number * SIZE + PORTS;
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
