package io.seatflow.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Collection;

/** Chooses TCP ports on the loopback address, for what starts within minutes. */
public final class Ports {
    /** Below the range from which the system takes ports for outgoing connections, so that those are never hit. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;

    private static final PortBlocks BLOCKS = new PortBlocks(FIRST, END);

    private Ports() {}

    /**
     * The port to listen on.
     *
     * @param wanted a port, or 0 for any that is free
     * @param option the command-line option that sets this port, for the message
     * @throws ServerFailure if the wanted port is taken or is not a port at all
     */
    public static int choose(int wanted, String option) {
        if (wanted == 0) {
            return free();
        }
        if (wanted < 0 || wanted > 65_535) {
            throw new ServerFailure(
                    "%s %d is not a port: give one between 1 and 65535, or 0 for a free one".formatted(option, wanted));
        }
        if (!isFree(wanted)) {
            throw ServerFailure.portInUse(wanted, option);
        }
        return wanted;
    }

    /** A port on which nobody listens now, and none of those that were chosen already for something that starts later. */
    public static int freeBeside(Collection<Integer> chosen) {
        int port = free();
        while (chosen.contains(port)) {
            port = free();
        }
        return port;
    }

    /** A port on which nobody listens now, and which no other process is given while this one lives. */
    public static int free() {
        return BLOCKS.next();
    }

    /** Keeps a port that was this process's choice before, and is to be used again, from being given to another process. */
    public static void keep(int port) {
        BLOCKS.keep(port);
    }

    /** Whether a server could listen on this port of the loopback address now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = PortBlocks.listen(port)) {
            return socket != null;
        } catch (IOException unclosed) {
            return false;
        }
    }
}
