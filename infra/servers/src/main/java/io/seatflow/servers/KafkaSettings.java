package io.seatflow.servers;

import java.util.Properties;

/** What a broker that is alone in its cluster and shares a small machine is told. */
final class KafkaSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private KafkaSettings() {}

    static Properties of(KafkaFolder files, int port, int controllerPort) {
        Properties settings = new Properties();
        network(settings, port, controllerPort);
        settings.setProperty("log.dirs", files.logs().toString());
        settings.setProperty("auto.create.topics.enable", "false");
        alone(settings);
        small(settings);
        return settings;
    }

    private static void network(Properties settings, int port, int controllerPort) {
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", Integer.toString(NODE_ID));
        settings.setProperty(
                "listeners",
                "BROKER://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER_LISTENER, controllerPort));
        settings.setProperty("advertised.listeners", "BROKER://127.0.0.1:" + port);
        settings.setProperty("inter.broker.listener.name", "BROKER");
        settings.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        settings.setProperty(
                "listener.security.protocol.map", "BROKER:PLAINTEXT,%s:PLAINTEXT".formatted(CONTROLLER_LISTENER));
        settings.setProperty("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE_ID, controllerPort));
    }

    /** No second broker will ever hold a replica, and a group need not wait for more members to appear. */
    private static void alone(Properties settings) {
        settings.setProperty("default.replication.factor", "1");
        settings.setProperty("min.insync.replicas", "1");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        // A broker that was killed takes its partitions for deleted until it leads them again, and would skip the end
        // of a
        // transaction that it rolls back meanwhile, for ever: so it looks for such transactions only later.
        settings.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "30000");
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
    }
}
