package io.seatflow.servers;

import org.apache.kafka.common.Uuid;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One broker among those of its cluster. Every one is a controller too, so that a majority of them decides.
 *
 * @param id its number in the cluster, from 1
 * @param port clients connect to, 0 for a free one
 * @param controllers the ports of all controllers by their broker's number, this one's among them; a broker that is alone
 *     may name 0 for a free one
 * @param clusterId what a new folder is formatted with
 */
public record KafkaNode(int id, int port, SortedMap<Integer, Integer> controllers, String clusterId) {
    private static final int MOST_COPIES = 3;

    public KafkaNode {
        controllers = new TreeMap<>(controllers);
        if (!controllers.containsKey(id)) {
            throw new IllegalArgumentException("broker %d is not among %s".formatted(id, controllers.keySet()));
        }
    }

    /** A broker without others; a folder that is there keeps its cluster's id. */
    public static KafkaNode alone(int port) {
        return new KafkaNode(1, port, new TreeMap<>(Map.of(1, 0)), newClusterId());
    }

    /** An id for a new cluster. */
    public static String newClusterId() {
        return Uuid.randomUuid().toString();
    }

    /** Whether there is no other. */
    public boolean isAlone() {
        return controllers.size() == 1;
    }

    /** On how many brokers each partition is kept. */
    public static int copies(int brokers) {
        return Math.min(MOST_COPIES, brokers);
    }

    /** How many of them must have a record before it is acknowledged: one may be away. */
    public static int copiesInSync(int brokers) {
        return Math.max(1, copies(brokers) - 1);
    }

    /** The same with these ports, which are known to be free. */
    KafkaNode on(int chosenPort, int controllerPort) {
        SortedMap<Integer, Integer> chosen = new TreeMap<>(controllers);
        chosen.put(id, controllerPort);
        return new KafkaNode(id, chosenPort, chosen, clusterId);
    }

    int controllerPort() {
        return controllers.getOrDefault(id, 0);
    }
}
