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

/**
 * How the servers of one data folder are started. PostgreSQL and the registry always have processes of their own; the
 * others only where that is asked for.
 */
final class Servers {
    static final String REGISTRY_DATABASE = "registry";

    private static final int KAFKA_HEAP = 512;
    private static final int SANDBOX_HEAP = 96;
    /** It keeps its whole ledger in memory, a kilobyte per payment: most of this is used by load tests only. */
    private static final int PAYMENTS_HEAP = 512;

    private final DataFolder folder;
    private final Placement placement;
    private final SystemOptions options;

    Servers(DataFolder folder, Placement placement, SystemOptions options) {
        this.folder = folder;
        this.placement = placement;
        this.options = options;
    }

    List<Broker> brokers() {
        return placement.brokers();
    }

    String kafkaAddress() {
        return Broker.addresses(placement.brokers());
    }

    URI registryAddress() {
        return http(Listener.REGISTRY).resolve("/apis/ccompat/v7");
    }

    /** The base address of what listens there. */
    URI http(Listener listener) {
        return URI.create("http://127.0.0.1:" + placement.port(listener));
    }

    int smtpPort() {
        return placement.port(Listener.SMTP);
    }

    String smtpAddress() {
        return "127.0.0.1:" + smtpPort();
    }

    /** The JDBC address of a database, complete. */
    String jdbcUrl(String database) {
        return PostgresServer.jdbcUrl(placement.port(Listener.POSTGRES), database);
    }

    /** PostgreSQL, with these databases in it. */
    PartStart postgres(List<String> databases) {
        Path files = folder.folder("postgres");
        return PartStart.of(Listener.POSTGRES.label(), () -> {
            PostgresServer server = PostgresServer.launch(files, placement.port(Listener.POSTGRES));
            Part part = Part.process(
                    Listener.POSTGRES.label(), server.process(), files.resolve("postgres.log"), server::close);
            return new PartStart.Launched(part, () -> {
                server.awaitReady();
                databases.forEach(server::createDatabase);
            });
        });
    }

    PartStart registry() {
        Path log = folder.log("registry");
        return PartStart.of(Listener.REGISTRY.label(), () -> {
            RegistryServer server =
                    RegistryServer.launch(log, placement.port(Listener.REGISTRY), jdbcUrl(REGISTRY_DATABASE));
            Part part = Part.process(Listener.REGISTRY.label(), server.process(), log, server::close);
            return new PartStart.Launched(part, server::awaitReady);
        });
    }

    PartStart kafka(Broker broker) {
        Path files = folder.folder(broker.name());
        if (!options.processes()) {
            return PartStart.inside(broker.name(), () -> KafkaServer.start(files, broker.node())::close);
        }
        return PartStart.of(broker.name(), () -> {
            Part part = own(broker.name(), Listener.KAFKA, KAFKA_HEAP, files, broker.arguments());
            return new PartStart.Launched(
                    part,
                    () -> Readiness.kafka(part, broker.address(), broker.node().id()));
        });
    }

    PartStart payments() {
        Path files = folder.folder("payments");
        int port = placement.port(Listener.PAYMENTS);
        if (options.processes()) {
            return answering(Listener.PAYMENTS, PAYMENTS_HEAP, "/ledger", files, port);
        }
        return PartStart.inside(Listener.PAYMENTS.label(), () -> {
            try {
                PaymentSandbox sandbox = PaymentSandbox.start(files, port);
                return () -> close(sandbox);
            } catch (IOException refused) {
                throw new ServerFailure(
                        "the payment sandbox cannot start on %s (%s)".formatted(files, refused.getMessage()), refused);
            }
        });
    }

    PartStart inbox() {
        Path files = folder.folder("inbox");
        int smtp = placement.port(Listener.SMTP);
        int http = placement.port(Listener.INBOX);
        if (options.processes()) {
            return answering(Listener.INBOX, SANDBOX_HEAP, "/mails?most=1", files, smtp, http);
        }
        return PartStart.inside(Listener.INBOX.label(), () -> MailInbox.start(files, smtp, http)::close);
    }

    /** The sign-in provider for the accounts that the directory's topic holds. */
    PartStart signIn() {
        Path files = folder.folder("sign-in");
        int port = placement.port(Listener.SIGN_IN);
        if (options.processes()) {
            return PartStart.of(Listener.SIGN_IN.label(), () -> {
                List<String> arguments = List.of(
                        Listener.SIGN_IN.label(),
                        files.toString(),
                        Integer.toString(port),
                        kafkaAddress(),
                        registryAddress().toString());
                Part part = own(Listener.SIGN_IN.label(), SANDBOX_HEAP, arguments);
                return new PartStart.Launched(
                        part, () -> Readiness.http(part, http(Listener.SIGN_IN).resolve("/keys")));
            });
        }
        return PartStart.inside(
                Listener.SIGN_IN.label(), () -> SignIn.start(files, port, kafkaAddress(), registryAddress())::close);
    }

    private PartStart answering(Listener server, int heap, String path, Path files, Integer... listensOn) {
        List<String> ports = Arrays.stream(listensOn).map(String::valueOf).toList();
        return PartStart.of(server.label(), () -> {
            Part part = own(server.label(), server, heap, files, ports);
            return new PartStart.Launched(
                    part, () -> Readiness.http(part, http(server).resolve(path)));
        });
    }

    private Part own(String name, Listener server, int heap, Path files, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(server.label(), files.toString()));
        arguments.addAll(more);
        return own(name, heap, arguments);
    }

    private Part own(String name, int heap, List<String> arguments) {
        return ChildJvm.server(name, heap, options.hooks().virtualMachine(name), folder.log(name), arguments);
    }

    private static void close(PaymentSandbox sandbox) {
        try {
            sandbox.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
