package io.seatflow.bench;

import io.seatflow.bench.scale.ScaleChart;
import io.seatflow.bench.scale.ScaleFigures;
import io.seatflow.local.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code seatflow bench}: runs the floor and Seatflow in turn and prints how fast each is. */
@Command(
        name = "bench",
        description = {
            "Measures Seatflow against the floor, in turn, on servers of its own: a table, and as the last line one JSON"
                    + " object.",
            "The floor is the least that a durable chain of services does: four times consume, insert a row, commit,"
                    + " send on."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final int SCALE_ROUNDS = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each side. Default: ${DEFAULT-VALUE}")
    private int rounds = 5;

    @Option(names = "--orders", paramLabel = "N", description = "Orders of a round. Default: ${DEFAULT-VALUE}")
    private int orders = 200_000;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Orders of each side before its first round. Default: ${DEFAULT-VALUE}")
    private int warmUp = 600_000;

    @Option(names = "--tenants", paramLabel = "N", description = "Tenants who buy. Default: ${DEFAULT-VALUE}")
    private int tenants = 100;

    @Option(
            names = "--existing-subscriptions",
            paramLabel = "N",
            description = "Subscriptions that are in the databases before. Default: ${DEFAULT-VALUE}")
    private long existing;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Orders per second for the latency. Default: ${DEFAULT-VALUE}")
    private int rate = 500;

    @Option(
            names = "--latency-lead-in",
            paramLabel = "N",
            description = "Seconds at that rate before it counts. Default: ${DEFAULT-VALUE}")
    private int leadIn = 60;

    @Option(
            names = "--latency-seconds",
            paramLabel = "N",
            description = "How long that rate is kept. Default: ${DEFAULT-VALUE}")
    private int seconds = 30;

    @Option(
            names = "--parts",
            paramLabel = "PART",
            split = ",",
            description = "Only these: ready, streams, latency, http, no-streams. Default: all")
    private List<String> parts = List.of();

    @Option(names = "--no-streams", description = "The same as --parts no-streams.")
    private boolean noStreams;

    @Option(names = "--no-latency", description = "Without the part latency.")
    private boolean noLatency;

    @Option(names = "--side", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Sides side = Sides.both;

    @Option(
            names = "--seatflow-jvm-options",
            paramLabel = "OPTIONS",
            description = "More options for the services' JVM, with blanks between.")
    private String seatflowOptions = "";

    @Option(
            names = "--plant-rejection",
            description = "Place an order that cannot be completed: the run must notice and fail.")
    private boolean rejection;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "New folder for all data, deleted in the end. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("bench-data");

    @Option(names = "--keep", description = "Do not delete the folder in the end.")
    private boolean keep;

    @Mixin
    private final ScaleOptions scale = new ScaleOptions();

    @Override
    public Integer call() {
        if (scale.scale) {
            return scale();
        }
        BenchOptions options = new BenchOptions(load(), chosenParts(), side, words(seatflowOptions), rejection, data);
        Progress progress = new Progress(spec.commandLine().getErr());
        Figures figures;
        try (Stage stage = new Stage(options.data(), keep, options.seatflowJvm(), progress)) {
            figures = new Bench(options, stage).run();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(new Report(options.load(), figures).table());
        out.println(new JsonLine(options.load(), figures).text());
        out.flush();
        return 0;
    }

    private int scale() {
        scale.tenants.forEach(number -> atLeast("--scale-tenants", 1, number));
        scale.existing.forEach(number -> atLeast("--scale-existing", 0, number));
        atLeast("--scale-orders", 1, scale.orders);
        Path chart = scale.docs.resolve("performance-scale.svg");
        if (!Files.isDirectory(scale.docs)) {
            throw new ParameterException(spec.commandLine(), "--docs: there is no folder " + scale.docs);
        }
        Scale.Options options = new Scale.Options(
                scale.tenants, scale.existing, SCALE_ROUNDS, scale.orders, load().warmUp(), !noStreams);
        ScaleFigures figures;
        try (Stage stage = new Stage(
                data,
                keep,
                words(seatflowOptions),
                new Progress(spec.commandLine().getErr()))) {
            figures = new Scale(options, stage).run();
        }
        try {
            Files.writeString(chart, ScaleChart.of(figures));
        } catch (IOException refused) {
            throw new BenchFailure("file %s cannot be written".formatted(chart), refused);
        }
        PrintWriter out = spec.commandLine().getOut();
        ScaleReport report = new ScaleReport(figures);
        out.print(report.table());
        out.println(report.json());
        out.flush();
        return 0;
    }

    private BenchOptions.Load load() {
        atLeast("--rounds", 1, rounds);
        atLeast("--orders", 1, orders);
        atLeast("--warm-up", 0, warmUp);
        atLeast("--tenants", 1, tenants);
        atLeast("--existing-subscriptions", 0, existing);
        atLeast("--rate", 1, rate);
        atLeast("--latency-lead-in", 0, leadIn);
        atLeast("--latency-seconds", 1, seconds);
        return new BenchOptions.Load(rounds, orders, warmUp, tenants, existing, rate, leadIn, seconds);
    }

    private void atLeast(String option, long least, long found) {
        if (found < least) {
            throw new ParameterException(
                    spec.commandLine(), "%s: expected at least %d, found %d".formatted(option, least, found));
        }
    }

    private Set<Part> chosenParts() {
        Set<Part> chosen = EnumSet.allOf(Part.class);
        try {
            if (!parts.isEmpty()) {
                chosen.clear();
                parts.stream().map(Part::of).forEach(chosen::add);
            }
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), "--parts: " + unknown.getMessage(), unknown);
        }
        if (noStreams) {
            chosen = EnumSet.of(Part.NO_STREAMS);
        }
        if (noLatency) {
            chosen.remove(Part.LATENCY);
        }
        return chosen;
    }

    private static List<String> words(String options) {
        return options.isBlank() ? List.of() : List.of(options.trim().split("\\s+"));
    }
}
