package io.seatflow.qa.chaos.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Listens on a port of the loopback address and passes everything on to another, both ways, until it is told to cut
 * connections: at once, or the next ones on which an answer comes that matters, in place of that answer. While the server
 * is away a connection is refused by closing it.
 *
 * <p>Threads: any.
 */
public final class Relay implements AutoCloseable {
    private static final int CHUNK = 16 << 10;

    private final InetSocketAddress server;
    private final Supplier<? extends Answers> listening;
    private final ServerSocket listener;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    private Relay(int serverPort, Supplier<? extends Answers> listening) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        this.server = new InetSocketAddress(loopback, serverPort);
        this.listening = listening;
        this.listener = new ServerSocket(0, 200, loopback);
    }

    /**
     * Begins to pass on.
     *
     * @param listening makes what listens in on each connection
     */
    public static Relay to(int serverPort, Supplier<? extends Answers> listening) {
        try {
            Relay relay = new Relay(serverPort, listening);
            Thread.ofVirtual().name("relay-" + serverPort).start(relay::accept);
            return relay;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** From now on so many answers that matter are lost, each with its connection. */
    public void loseAnswers(int number) {
        toLose.set(number);
    }

    /** How many answers were lost so far. */
    public int lostAnswers() {
        return lost.get();
    }

    /** Cuts every connection there is, as a broken network would. @return how many there were */
    public int cut() {
        List<Pair> cut = List.copyOf(pairs);
        cut.forEach(Pair::cut);
        return cut.size();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            cut();
        }
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException broken) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void connect(Socket client) {
        Socket onward = new Socket();
        try {
            client.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            onward.connect(server);
        } catch (IOException away) {
            reset(client);
            reset(onward);
            return;
        }
        Pair pair = new Pair(client, onward, listening.get());
        pairs.add(pair);
        Thread.ofVirtual().start(pair::passRequests);
        pair.passAnswers();
    }

    /** Closes with a reset, so that neither side takes it for an orderly end. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // As it was to be.
        }
    }

    private final class Pair {
        private final Socket client;
        private final Socket onward;
        private final Answers answers;

        Pair(Socket client, Socket onward, Answers answers) {
            this.client = client;
            this.onward = onward;
            this.answers = answers;
        }

        void passRequests() {
            byte[] bytes = new byte[CHUNK];
            try {
                for (int length = read(client, bytes); length > 0; length = read(client, bytes)) {
                    answers.sent(bytes, length);
                    onward.getOutputStream().write(bytes, 0, length);
                }
                onward.shutdownOutput();
            } catch (IOException broken) {
                cut();
            }
        }

        void passAnswers() {
            byte[] bytes = new byte[CHUNK];
            try {
                for (int length = read(onward, bytes); length > 0; length = read(onward, bytes)) {
                    if (answers.answered(bytes, length) && isToBeLost()) {
                        lost.incrementAndGet();
                        break;
                    }
                    client.getOutputStream().write(bytes, 0, length);
                }
            } catch (IOException broken) {
                // One side has gone, so the other goes too.
            }
            cut();
        }

        private boolean isToBeLost() {
            return toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        }

        void cut() {
            pairs.remove(this);
            reset(client);
            reset(onward);
        }

        private static int read(Socket socket, byte[] bytes) throws IOException {
            return socket.getInputStream().read(bytes);
        }
    }
}
