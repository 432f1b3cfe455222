package io.seatflow.local;

import io.seatflow.servers.KafkaServer;
import io.seatflow.servers.MailInbox;
import io.seatflow.servers.payments.PaymentSandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The main class of a server that has a JVM of its own: its name, its folder and its ports are the arguments. */
public final class ServerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

    private ServerProcess() {}

    /** Starts the server; SIGTERM stops it in order. */
    public static void main(String[] arguments) throws IOException {
        AutoCloseable server = start(arguments[0], Path.of(arguments[1]), arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    }

    private static AutoCloseable start(String name, Path folder, String[] arguments) throws IOException {
        return switch (name) {
            case "kafka" -> KafkaServer.start(folder, Broker.node(arguments));
            case "payments" -> PaymentSandbox.start(folder, port(arguments, 2));
            case "inbox" -> MailInbox.start(folder, port(arguments, 2), port(arguments, 3));
            case "sign-in" -> SignIn.start(folder, port(arguments, 2), arguments[3], URI.create(arguments[4]));
            default -> throw new IllegalArgumentException("no such server: " + name);
        };
    }

    private static int port(String[] arguments, int index) {
        return Integer.parseInt(arguments[index]);
    }

    // AutoCloseable declares Exception.
    private static void stop(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception fault) {
            LOG.error("did not stop in order", fault);
        }
    }
}
