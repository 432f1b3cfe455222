package io.seatflow.servers;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.utils.Time;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The broker that ran on a folder before and was killed.
 *
 * <p>Its cluster takes it for one that runs, until its session ends 9 s after the next start. In these 9 s the new broker
 * would take itself for the leader that the old one was, and try to end the transactions that were decided on, in vain,
 * since it does not listen yet. Once the session has ended it leads nothing for a moment: it would take the
 * transactions' partitions for deleted and skip their ends, for ever (Kafka 4.3.1: {@code TransactionMarkerChannelManager}
 * and {@code KRaftMetadataCache.getPartitionLeaderEndpoint}). Whoever reads only what is committed would wait there.
 */
final class KafkaPredecessor {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofMillis(50);

    private final KafkaFolder files;
    private final KafkaNode node;

    KafkaPredecessor(KafkaFolder files, KafkaNode node) {
        this.files = files;
        this.node = node;
    }

    /**
     * Makes the cluster forget it, before the next one starts: with a controller alone, since a broker that starts
     * together with its controller reads what the cluster says of it too early.
     */
    void forget() {
        KafkaRaftServer controller =
                new KafkaRaftServer(new KafkaConfig(KafkaSettings.controllerOf(files, node), false), Time.SYSTEM);
        try {
            controller.startup();
            unregister();
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private void unregister() {
        String controllers = node.controllers().values().stream()
                .map(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(","));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG, controllers))) {
            while (!isUnregistered(admin, deadline)) {
                Pauses.pause(RETRY);
            }
        }
    }

    private boolean isUnregistered(Admin admin, long deadline) {
        try {
            admin.unregisterBroker(node.id()).all().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException refused) {
            if (refused.getCause() instanceof BrokerIdNotRegisteredException) {
                return true;
            }
            // Until there is a majority, a controller says that it is too old to be asked.
            if (System.nanoTime() < deadline) {
                return false;
            }
            throw new ServerFailure(
                    "Kafka's controllers did not agree within %d s: start the other brokers too (%s)"
                            .formatted(PATIENCE.toSeconds(), refused),
                    refused);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("the start was interrupted", givenUp);
        }
    }
}
