package io.seatflow.servers;

import java.util.Properties;
import java.util.stream.Collectors;

/** What a broker that shares a small machine is told. */
final class KafkaSettings {
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private KafkaSettings() {}

    /** @param node with ports that are chosen */
    static Properties of(KafkaFolder files, KafkaNode node) {
        Properties settings = new Properties();
        network(settings, node);
        settings.setProperty("log.dirs", files.logs().toString());
        settings.setProperty("auto.create.topics.enable", "false");
        copies(settings, node.controllers().size());
        if (!node.isAlone()) {
            together(settings);
        }
        small(settings);
        return settings;
    }

    /** What the node is told that is to be a controller and nothing else. */
    static Properties controllerOf(KafkaFolder files, KafkaNode node) {
        Properties settings = new Properties();
        controller(settings, node);
        settings.setProperty("process.roles", "controller");
        settings.setProperty("listeners", "%s://127.0.0.1:%d".formatted(CONTROLLER_LISTENER, node.controllerPort()));
        settings.setProperty("log.dirs", files.logs().toString());
        return settings;
    }

    private static void network(Properties settings, KafkaNode node) {
        controller(settings, node);
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty(
                "listeners",
                "BROKER://127.0.0.1:%d,%s://127.0.0.1:%d"
                        .formatted(node.port(), CONTROLLER_LISTENER, node.controllerPort()));
        settings.setProperty("advertised.listeners", "BROKER://127.0.0.1:" + node.port());
        settings.setProperty("inter.broker.listener.name", "BROKER");
    }

    private static void controller(Properties settings, KafkaNode node) {
        settings.setProperty("node.id", Integer.toString(node.id()));
        settings.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        settings.setProperty(
                "listener.security.protocol.map", "BROKER:PLAINTEXT,%s:PLAINTEXT".formatted(CONTROLLER_LISTENER));
        settings.setProperty(
                "controller.quorum.voters",
                node.controllers().entrySet().stream()
                        .map(controller -> "%d@127.0.0.1:%d".formatted(controller.getKey(), controller.getValue()))
                        .collect(Collectors.joining(",")));
    }

    /** What is acknowledged is on so many brokers that one may be lost; the internal topics too. */
    private static void copies(Properties settings, int brokers) {
        String copies = Integer.toString(KafkaNode.copies(brokers));
        String inSync = Integer.toString(KafkaNode.copiesInSync(brokers));
        settings.setProperty("default.replication.factor", copies);
        settings.setProperty("min.insync.replicas", inSync);
        settings.setProperty("offsets.topic.replication.factor", copies);
        settings.setProperty("transaction.state.log.replication.factor", copies);
        settings.setProperty("transaction.state.log.min.isr", inSync);
        settings.setProperty("share.coordinator.state.topic.replication.factor", copies);
        settings.setProperty("share.coordinator.state.topic.min.isr", inSync);
        settings.setProperty("unclean.leader.election.enable", "false");
        // A group need not wait for more members to appear.
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
    }

    /**
     * A broker that is gone gives its partitions up after 2.5 s instead of 9: a group whose coordinator it was misses its
     * own dead members, for whom 6 s more are waited, only after that. Where it led the controllers too, they first elect
     * another, which takes them 2 s. Brokers are stopped all at the same time or not at all, and the last one would wait in
     * vain for a majority to hand its partitions to.
     */
    private static void together(Properties settings) {
        settings.setProperty("broker.session.timeout.ms", "2500");
        settings.setProperty("broker.heartbeat.interval.ms", "400");
        settings.setProperty("controlled.shutdown.enable", "false");
    }

    /** Few partitions of the internal topics start fast; a small cleaner buffer saves 120 MB. */
    private static void small(Properties settings) {
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("num.recovery.threads.per.data.dir", "2");
        settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        settings.setProperty("group.coordinator.threads", "2");
        // Requests that waited stay in memory until so many more have come, each with all its partitions: the collector
        // then takes a quarter longer.
        settings.setProperty("fetch.purgatory.purge.interval.requests", "100");
        settings.setProperty("producer.purgatory.purge.interval.requests", "100");
    }
}
