package io.seatflow.local;

import io.seatflow.servers.KafkaNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One of the brokers of a data folder.
 *
 * @param name its own, and that of its folder and its log: {@code kafka} where it is alone
 * @param node it among the others, with its ports
 */
record Broker(String name, KafkaNode node) {

    /**
     * All brokers of a folder.
     *
     * @param firstPort of the first one, chosen already
     * @param book chooses all other ports
     */
    static List<Broker> of(ClusterFile cluster, int firstPort, PortBook book) {
        String kafka = Listener.KAFKA.label();
        if (cluster.brokers() == 1) {
            return List.of(
                    new Broker(kafka, new KafkaNode(1, firstPort, new TreeMap<>(Map.of(1, 0)), cluster.clusterId())));
        }
        SortedMap<Integer, Integer> controllers = new TreeMap<>();
        for (int id = 1; id <= cluster.brokers(); id++) {
            controllers.put(id, book.choose("%s-%d-controller".formatted(kafka, id), 0, Listener.KAFKA.option()));
        }
        List<Broker> all = new ArrayList<>();
        for (int id = 1; id <= cluster.brokers(); id++) {
            String name = "%s-%d".formatted(kafka, id);
            int port = id == 1 ? firstPort : book.choose(name, 0, Listener.KAFKA.option());
            all.add(new Broker(name, new KafkaNode(id, port, controllers, cluster.clusterId())));
        }
        return all;
    }

    /** Where clients connect: host and port of each. */
    static String addresses(List<Broker> brokers) {
        return brokers.stream().map(Broker::address).collect(Collectors.joining(","));
    }

    String address() {
        return "127.0.0.1:" + node.port();
    }

    /** What its own process is told, to be read by {@link #node(String[])}. */
    List<String> arguments() {
        String controllers = node.controllers().entrySet().stream()
                .map(controller -> "%d=%d".formatted(controller.getKey(), controller.getValue()))
                .collect(Collectors.joining(","));
        return List.of(Integer.toString(node.port()), Integer.toString(node.id()), controllers, node.clusterId());
    }

    /** Reads the arguments of a broker's process from the third on; its port says it all for one that is alone. */
    static KafkaNode node(String[] arguments) {
        if (arguments.length == 3) {
            return KafkaNode.alone(Integer.parseInt(arguments[2]));
        }
        SortedMap<Integer, Integer> controllers = new TreeMap<>();
        for (String controller : List.of(arguments[4].split(",", -1))) {
            int equals = controller.indexOf('=');
            controllers.put(
                    Integer.valueOf(controller.substring(0, equals)),
                    Integer.valueOf(controller.substring(equals + 1)));
        }
        return new KafkaNode(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[2]), controllers, arguments[5]);
    }
}
