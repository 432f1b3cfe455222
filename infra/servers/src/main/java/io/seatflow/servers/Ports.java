package io.seatflow.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses TCP ports on the loopback address. Nothing is reserved: whoever asks binds soon after. */
public final class Ports {
    /** Below the range from which the system takes ports for outgoing connections, so that those are never hit. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 200;

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

    /** A port on which nobody listens now. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new ServerFailure("no free port between %d and %d".formatted(FIRST, LAST));
    }

    /** Whether a server could listen on this port of the loopback address now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
