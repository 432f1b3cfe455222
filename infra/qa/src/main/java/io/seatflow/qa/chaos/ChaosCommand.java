package io.seatflow.qa.chaos;

import io.seatflow.qa.chaos.agent.Plant;
import io.seatflow.qa.chaos.load.MovingTenants;
import io.seatflow.qa.chaos.schedule.Kind;
import io.seatflow.qa.chaos.schedule.Schedule;
import io.seatflow.qa.chaos.schedule.Targets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code seatflow chaos}: crashes the system for some minutes, then judges what is left. */
@Command(
        name = "chaos",
        description = "Runs the system in processes, with orders, and makes everything fail; then judges what is left.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ChaosCommand implements Callable<Integer> {
    private static final Duration BETWEEN = Duration.ofSeconds(4);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long orders flow and faults come. Default: ${DEFAULT-VALUE}")
    private double minutes = 5;

    @Option(names = "--seed", paramLabel = "S", description = "Repeats the faults and orders of an earlier run.")
    private @Nullable Long seed;

    @Option(names = "--orders", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}")
    private int orders = 20_000;

    @Option(
            names = "--moving",
            paramLabel = "N",
            description = "Tenants whose subscriptions are taken over and cancelled, again and again; 0 for none, and "
                    + "only the services of a purchase. "
                    + "Default: ${DEFAULT-VALUE}")
    private int moving = 6;

    @Option(names = "--users", paramLabel = "N", description = "Of each of these. Default: ${DEFAULT-VALUE}")
    private int users = 700;

    @Option(
            names = "--only",
            paramLabel = "FAULT",
            split = ",",
            description = "Only these kinds of faults; --list names them. Default: all")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "A new or empty folder, kept. Default: a temporary one")
    private @Nullable Path data;

    @Option(names = "--instances", paramLabel = "N", description = "Of each service. Default: ${DEFAULT-VALUE}")
    private int instances = 2;

    @Option(
            names = "--between",
            paramLabel = "SECONDS",
            description = "From one fault to the next, on average. Default: ${DEFAULT-VALUE}")
    private double between = BETWEEN.toSeconds();

    @Option(
            names = "--plant",
            paramLabel = "WHAT",
            split = ",",
            description = "Takes a safeguard away, to see the run go red: no-fence, deleted-unpublished, no-key, "
                    + "other-message-id.")
    private List<String> plants = new ArrayList<>();

    @Option(names = "--list", description = "Prints the faults that the seed stands for, and does nothing else.")
    private boolean list;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        long chosen = seed == null ? System.nanoTime() & 0xffff_ffffL : seed;
        Targets targets = moving == 0 ? Targets.ofThePurchase(instances, 1) : Targets.of(instances, 1);
        Set<Kind> kinds = kinds();
        Duration length = Duration.ofMillis((long) (minutes * 60_000));
        Duration gap = Duration.ofMillis((long) (between * 1_000));
        Schedule schedule = Schedule.deal(chosen, length, gap, kinds, targets);
        out.println("seed %d, %d faults".formatted(chosen, schedule.faults().size()));
        if (list) {
            schedule.faults().forEach(out::println);
            out.flush();
            return 0;
        }
        Path folder = folder();
        Verdict verdict = new Chaos(
                        new ChaosOptions(folder, chosen, length, orders, movingTenants(), targets, schedule, plants()),
                        out)
                .run();
        verdict.print(out);
        out.println("repeat with: " + repetition(chosen));
        out.println("same seed, same faults and orders; when exactly a process gets to a place is up to the machine");
        if (!verdict.isGreen() || data != null || !isDeleted(folder)) {
            out.println("what is left is in " + folder);
        }
        out.flush();
        return verdict.isGreen() ? 0 : 1;
    }

    private Set<Kind> kinds() {
        try {
            Set<Kind> kinds = only.isEmpty()
                    ? EnumSet.allOf(Kind.class)
                    : only.stream().map(Kind::of).collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
            if (instances == 1) {
                kinds.remove(Kind.ZOMBIE); // nobody would take its lanes
                kinds.remove(Kind.PAUSE);
            }
            if (moving == 0) {
                kinds.remove(Kind.STEP); // nobody moves, and nobody is mailed
                kinds.remove(Kind.KILL_MAIL);
            }
            return kinds;
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), "--only: " + unknown.getMessage(), unknown);
        }
    }

    private MovingTenants movingTenants() {
        return new MovingTenants(moving, users);
    }

    private Set<Plant> plants() {
        try {
            return plants.stream().map(Plant::of).collect(Collectors.toSet());
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), "--plant: " + unknown.getMessage(), unknown);
        }
    }

    private String repetition(long chosen) {
        List<String> words = new ArrayList<>(List.of(
                "./seatflow chaos --minutes %s --seed %d --orders %d --moving %d --users %d --instances %d --between %s"
                        .formatted(minutes, chosen, orders, moving, users, instances, between)));
        if (!only.isEmpty()) {
            words.add("--only " + String.join(",", only));
        }
        if (!plants.isEmpty()) {
            words.add("--plant " + String.join(",", plants));
        }
        return String.join(" ", words);
    }

    private Path folder() {
        try {
            Path folder = data;
            if (folder == null) {
                return Files.createTempDirectory("seatflow-chaos-");
            }
            Files.createDirectories(folder);
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new ParameterException(spec.commandLine(), "--data %s is not empty".formatted(folder));
                }
            }
            return folder;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** What was killed may still be writing there: then it stays. */
    private static boolean isDeleted(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            return true;
        } catch (IOException | UncheckedIOException inUse) {
            return false;
        }
    }
}
