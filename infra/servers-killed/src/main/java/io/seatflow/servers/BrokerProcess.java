package io.seatflow.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A broker in a process of its own, which can be killed. */
final class BrokerProcess {
    private BrokerProcess() {}

    /** @param folder for its files and its log */
    static ChildProcess start(Path folder, KafkaNode node) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                folder.resolve("kafka-" + node.id()).toString(),
                Integer.toString(node.id()),
                Integer.toString(node.port()),
                node.clusterId()));
        command.addAll(node.controllers().entrySet().stream()
                .map(controller -> controller.getKey() + "=" + controller.getValue())
                .toList());
        return ChildProcess.start(
                "kafka", command, Map.of(), folder.resolve("kafka.log"), ChildProcess.StopSignal.TERM);
    }

    public static void main(String[] arguments) throws InterruptedException {
        SortedMap<Integer, Integer> controllers = new TreeMap<>(List.of(arguments).subList(4, arguments.length).stream()
                .map(controller -> controller.split("=", 2))
                .collect(Collectors.toMap(pair -> Integer.valueOf(pair[0]), pair -> Integer.valueOf(pair[1]))));
        KafkaNode node = new KafkaNode(
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), controllers, arguments[3]);
        KafkaServer kafka = KafkaServer.start(Path.of(arguments[0]), node);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        Thread.currentThread().join();
    }
}
