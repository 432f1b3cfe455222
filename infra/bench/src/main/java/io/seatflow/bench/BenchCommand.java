package io.seatflow.bench;

import io.seatflow.local.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code seatflow bench}: runs the floor and Seatflow in turn and prints how fast each is. */
@Command(
        name = "bench",
        description = "Measures Seatflow against the floor, in turn, on servers of its own.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each side. Default: ${DEFAULT-VALUE}")
    private int rounds = 5;

    @Option(names = "--orders", paramLabel = "N", description = "Orders of a round. Default: ${DEFAULT-VALUE}")
    private int orders = 200_000;

    @Option(names = "--warm-up", paramLabel = "N", description = "Orders before. Default: ${DEFAULT-VALUE}")
    private int warmUp = 200_000;

    @Option(names = "--tenants", paramLabel = "N", description = "Tenants who buy. Default: ${DEFAULT-VALUE}")
    private int tenants = 100;

    @Option(names = "--side", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Sides side = Sides.both;

    @Option(names = "--no-streams", description = "Without the available quantity's Kafka Streams application.")
    private boolean noStreams;

    @Option(
            names = "--seatflow-jvm-options",
            paramLabel = "OPTIONS",
            description = "More options for the services' JVM, with blanks between.")
    private String seatflowOptions = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "New folder for all data, deleted in the end. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("bench-data");

    @Override
    public Integer call() {
        for (int number : new int[] {rounds, orders, tenants}) {
            if (number < 1) {
                throw new ParameterException(spec.commandLine(), "--rounds, --orders and --tenants: at least 1");
            }
        }
        BenchOptions options =
                new BenchOptions(rounds, orders, warmUp, tenants, side, !noStreams, words(seatflowOptions), data);
        new Bench(
                        options,
                        new Progress(spec.commandLine().getErr()),
                        spec.commandLine().getOut())
                .run();
        return 0;
    }

    private static List<String> words(String options) {
        return options.isBlank() ? List.of() : List.of(options.trim().split("\\s+"));
    }
}
