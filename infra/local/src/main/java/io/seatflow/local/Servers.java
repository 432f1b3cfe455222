package io.seatflow.local;

import io.seatflow.servers.KafkaServer;
import io.seatflow.servers.MailInbox;
import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.RegistryServer;
import io.seatflow.servers.ServerFailure;
import io.seatflow.servers.payments.PaymentSandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Starts the servers of one data folder, each ready when its method returns. PostgreSQL and the registry always have
 * processes of their own; the others only where that is asked for.
 */
final class Servers {
    static final String REGISTRY_DATABASE = "registry";

    private static final int KAFKA_HEAP = 512;
    private static final int SANDBOX_HEAP = 96;

    private final DataFolder folder;
    private final Map<Listener, Integer> ports;
    private final boolean processes;

    /** @param ports a chosen port for each listener */
    Servers(DataFolder folder, Map<Listener, Integer> ports, boolean processes) {
        this.folder = folder;
        this.ports = ports;
        this.processes = processes;
    }

    String kafkaAddress() {
        return "127.0.0.1:" + port(Listener.KAFKA);
    }

    URI registryAddress() {
        return http(Listener.REGISTRY).resolve("/apis/ccompat/v7");
    }

    /** The base address of what listens there. */
    URI http(Listener listener) {
        return URI.create("http://127.0.0.1:" + port(listener));
    }

    String smtpAddress() {
        return "127.0.0.1:" + port(Listener.SMTP);
    }

    /** The JDBC address of a database, complete. */
    String jdbcUrl(String database) {
        return PostgresServer.jdbcUrl(port(Listener.POSTGRES), database);
    }

    /** PostgreSQL, with these databases in it. */
    Part postgres(List<String> databases) {
        Path files = folder.folder("postgres");
        PostgresServer server = PostgresServer.start(files, port(Listener.POSTGRES));
        Part part =
                Part.process(Listener.POSTGRES.label(), server.process(), files.resolve("postgres.log"), server::close);
        return ready(part, () -> databases.forEach(server::createDatabase));
    }

    Part registry() {
        Path log = folder.log("registry");
        RegistryServer server = RegistryServer.start(log, port(Listener.REGISTRY), jdbcUrl(REGISTRY_DATABASE));
        return Part.process(Listener.REGISTRY.label(), server.process(), log, server::close);
    }

    Part kafka() {
        Path files = folder.folder("kafka");
        if (!processes) {
            return Part.inside(Listener.KAFKA.label(), KafkaServer.start(files, port(Listener.KAFKA))::close);
        }
        Part part = own(Listener.KAFKA.label(), KAFKA_HEAP, files, port(Listener.KAFKA));
        return ready(part, () -> Readiness.kafka(part, kafkaAddress()));
    }

    Part payments() {
        Path files = folder.folder("payments");
        if (processes) {
            Part part = own(Listener.PAYMENTS.label(), SANDBOX_HEAP, files, port(Listener.PAYMENTS));
            return ready(
                    part, () -> Readiness.http(part, http(Listener.PAYMENTS).resolve("/ledger")));
        }
        try {
            PaymentSandbox sandbox = PaymentSandbox.start(files, port(Listener.PAYMENTS));
            return Part.inside(Listener.PAYMENTS.label(), () -> close(sandbox));
        } catch (IOException refused) {
            throw new ServerFailure(
                    "the payment sandbox cannot start on %s (%s)".formatted(files, refused.getMessage()), refused);
        }
    }

    Part inbox() {
        Path files = folder.folder("inbox");
        if (!processes) {
            return Part.inside(
                    Listener.INBOX.label(), MailInbox.start(files, port(Listener.SMTP), port(Listener.INBOX))::close);
        }
        Part part = own(Listener.INBOX.label(), SANDBOX_HEAP, files, port(Listener.SMTP), port(Listener.INBOX));
        return ready(part, () -> Readiness.http(part, http(Listener.INBOX).resolve("/mails")));
    }

    private Part own(String server, int heap, Path files, Integer... listensOn) {
        List<String> arguments = new ArrayList<>(List.of(server, files.toString()));
        Arrays.stream(listensOn).map(String::valueOf).forEach(arguments::add);
        return ChildJvm.server(server, heap, folder.log(server), arguments);
    }

    /** Waits, and does not leave a part behind that never became ready. */
    private static Part ready(Part part, Runnable waiting) {
        try {
            waiting.run();
            return part;
        } catch (ServerFailure failed) {
            part.stopQuietly();
            throw failed;
        }
    }

    private static void close(PaymentSandbox sandbox) {
        try {
            sandbox.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private int port(Listener listener) {
        return ports.getOrDefault(listener, 0);
    }
}
