package io.seatflow.servers;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.Time;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Kafka broker with its own controller (KRaft), inside this JVM; alone, or one of several that hold copies of each
 * other's records.
 *
 * <p>It listens on the loopback address only. Its files are in the caller's folder: topics, offsets and the cluster's
 * id survive a restart, the port may be another one each time. This class and {@link KafkaPredecessor} are the only ones
 * that touch the broker's internal API, which may change with any release of Kafka.
 *
 * <p>Threads: all methods may be called from any.
 */
public final class KafkaServer implements AutoCloseable {
    private static final Duration READY_PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofMillis(50);

    private final KafkaRaftServer server;
    private final String bootstrapServers;
    private final String clusterId;

    private KafkaServer(KafkaRaftServer server, String bootstrapServers, String clusterId) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
        this.clusterId = clusterId;
    }

    /**
     * Starts the broker on the folder, which is formatted if it is new, and returns when it answers.
     *
     * @param folder for its files
     * @param port to listen on, 0 for a free one
     * @throws ServerFailure with a line for the user if that is not possible
     */
    public static KafkaServer start(Path folder, int port) {
        return start(folder, KafkaNode.alone(port));
    }

    /**
     * Starts one of the brokers of a cluster, or one that is alone, and returns when it takes part: not before most of
     * the others have been started too.
     *
     * @param folder for its files, this broker's alone
     * @throws ServerFailure with a line for the user if that is not possible
     */
    public static KafkaServer start(Path folder, KafkaNode node) {
        KafkaFolder files = new KafkaFolder(Folders.writable(folder));
        String clusterId = files.format(node);
        files.requireFree();
        int chosen = Ports.choose(node.port(), "--kafka-port");
        int controller =
                node.isAlone() && node.controllerPort() == 0 ? Ports.freeBeside(Set.of(chosen)) : node.controllerPort();
        KafkaNode here = node.on(chosen, controller);
        KafkaRaftServer broker;
        try {
            if (files.wasKilled()) {
                new KafkaPredecessor(files, here).forget();
            }
            broker = new KafkaRaftServer(new KafkaConfig(KafkaSettings.of(files, here), false), Time.SYSTEM);
        } catch (ServerFailure known) {
            throw known;
        } catch (RuntimeException refused) {
            throw cannotStart(files, refused);
        }
        KafkaServer server = new KafkaServer(broker, "127.0.0.1:" + chosen, clusterId);
        try {
            broker.startup();
            server.awaitReady(node.id());
            return server;
        } catch (RuntimeException failed) {
            server.close();
            throw failed instanceof ServerFailure known ? known : cannotStart(files, failed);
        }
    }

    private static ServerFailure cannotStart(KafkaFolder files, RuntimeException cause) {
        return new ServerFailure("Kafka cannot start on %s (%s)".formatted(files.home(), cause.getMessage()), cause);
    }

    /** Where clients connect: host and port. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The cluster's id, given when the folder was formatted and never changed. */
    public String clusterId() {
        return clusterId;
    }

    /** Stops the broker, then the controller: logs are flushed and closed, so that the next start need not recover. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private void awaitReady(int id) {
        long deadline = System.nanoTime() + READY_PATIENCE.toNanos();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            while (!takesPart(admin, id)) {
                if (System.nanoTime() > deadline) {
                    throw new ServerFailure("Kafka did not answer on %s within %d s"
                            .formatted(bootstrapServers, READY_PATIENCE.toSeconds()));
                }
                Pauses.pause(RETRY);
            }
        }
    }

    private static boolean takesPart(Admin admin, int id) {
        try {
            return admin.describeCluster().nodes().get(READY_PATIENCE.toSeconds(), TimeUnit.SECONDS).stream()
                    .anyMatch(node -> node.id() == id);
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("the start was interrupted", givenUp);
        }
    }
}
