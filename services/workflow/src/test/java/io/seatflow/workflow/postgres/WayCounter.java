package io.seatflow.workflow.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and a server, and counts how often the client speaks after the server has answered. */
final class WayCounter implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicBoolean answered = new AtomicBoolean(true);
    private final AtomicLong requests = new AtomicLong();

    WayCounter(int serverPort) throws IOException {
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket client = listening.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                    sockets.addAll(List.of(client, server));
                    pass(client, server, () -> {
                        if (answered.compareAndSet(true, false)) {
                            requests.incrementAndGet();
                        }
                    });
                    pass(server, client, () -> answered.set(true));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    long requests() {
        return requests.get();
    }

    private static void pass(Socket from, Socket to, Runnable seen) {
        Thread.ofVirtual().start(() -> {
            byte[] bytes = new byte[1 << 16];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    seen.run();
                    out.write(bytes, 0, count);
                }
            } catch (IOException ended) {
                // So does the other way.
            }
        });
    }

    /** Cuts off whoever still talks through it. */
    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
