package io.seatflow.bench;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

/** The options of {@code --scale}. */
final class ScaleOptions {
    @Option(
            names = "--scale",
            description = "Instead: the cost of an order against tenants and existing subscriptions, as a table and a"
                    + " chart.")
    boolean scale;

    @Option(
            names = "--scale-tenants",
            paramLabel = "N",
            split = ",",
            description = "Tenants, with nothing bought before. Default: ${DEFAULT-VALUE}",
            defaultValue = "10,100,1000,10000")
    List<Integer> tenants = List.of();

    @Option(
            names = "--scale-existing",
            paramLabel = "N",
            split = ",",
            description = "Existing subscriptions, with the most tenants. Default: ${DEFAULT-VALUE}",
            defaultValue = "10000,100000,1000000")
    List<Long> existing = List.of();

    @Option(
            names = "--scale-orders",
            paramLabel = "N",
            description = "Orders of one of three rounds in each situation. Default: ${DEFAULT-VALUE}")
    int orders = 40_000;

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description = "Folder for the chart, performance-scale.svg. Default: ${DEFAULT-VALUE}")
    Path docs = Path.of("docs");
}
