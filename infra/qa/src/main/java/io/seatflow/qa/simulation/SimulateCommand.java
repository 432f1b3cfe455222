package io.seatflow.qa.simulation;

import io.seatflow.qa.simulation.Campaign.Runner;
import io.seatflow.qa.simulation.Simulation.Result;
import io.seatflow.qa.simulation.mutation.MutatedSimulation;
import io.seatflow.qa.simulation.mutation.Mutation;
import io.seatflow.qa.simulation.mutation.Mutations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code ./seatflow simulate}: many worlds, or one of them in words, with all rules or without one. */
@Command(
        name = "simulate",
        description = {
            "Simulates the whole system in memory, one thread and one seed per world, with everything going wrong that can.",
            "Exits with 0 only if no seed shows a violation."
        },
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final String EACH = "each";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(names = "--seeds", defaultValue = "1000", description = "How many seeds (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--from", defaultValue = "1", description = "The first seed (default: ${DEFAULT-VALUE}).")
    private long from;

    @Option(names = "--steps", defaultValue = "600", description = "Steps of each world (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--seed", description = "Only this seed.")
    private @Nullable Long seed;

    @Option(names = "--trace", description = "Tells line by line what happens, with --seed.")
    private boolean trace;

    @Option(
            names = "--without",
            paramLabel = "RULE",
            description = "Removes a rule of the engine first; \"each\" removes one after the other and makes a table.")
    private @Nullable String without;

    @Option(names = "--threads", description = "Worlds at once (default: one per processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() {
        if (EACH.equals(without)) {
            return each();
        }
        Supplier<Runner> runners = runners(without);
        return seed == null ? many(runners) : one(runners.get(), seed);
    }

    private Supplier<Runner> runners(@Nullable String rule) {
        if (rule == null) {
            return () -> new Simulation()::run;
        }
        Mutation mutation = Mutations.of(rule)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no rule is called " + rule + ", there are "
                                + Mutations.all().stream().map(Mutation::rule).toList()));
        return () -> new MutatedSimulation(mutation)::run;
    }

    private int one(Runner runner, long chosen) {
        Result result = runner.run(chosen, steps, trace);
        result.trace().forEach(out()::println);
        if (result.violation() != null) {
            show(result);
        }
        say("seed %d, %d steps: %s".formatted(chosen, steps, result.violation() == null ? "no violation" : "violated"));
        return result.violation() == null ? 0 : 1;
    }

    private int many(Supplier<Runner> runners) {
        long began = System.nanoTime();
        List<Result> violations = new Campaign(runners, steps, threads, this::say).run(from, seeds);
        violations.stream().limit(SHOWN).forEach(this::show);
        say("%d seeds from %d, %d steps each, %.1f s: %d with a violation"
                .formatted(seeds, from, steps, (System.nanoTime() - began) / 1e9, violations.size()));
        return violations.isEmpty() ? 0 : 1;
    }

    /** A table in Markdown; succeeds if every rule was missed. */
    private int each() {
        say("| rule | without it | seeds broken of %d | first | what was found |".formatted(seeds));
        say("| --- | --- | ---: | ---: | --- |");
        int unnoticed = 0;
        for (Mutation mutation : Mutations.all()) {
            List<Result> found = new Campaign(runners(mutation.rule()), steps, threads, line -> {}).run(from, seeds);
            unnoticed += found.isEmpty() ? 1 : 0;
            say("| %s | %s | %d | %s | %s |"
                    .formatted(
                            mutation.rule(),
                            mutation.without(),
                            found.size(),
                            found.isEmpty() ? "" : found.getFirst().seed(),
                            found.isEmpty() ? "" : beginning(found.getFirst())));
        }
        return unnoticed == 0 ? 0 : 1;
    }

    private static String beginning(Result result) {
        String violation = String.valueOf(result.violation()).replace('|', '/').replace('\n', ' ');
        return violation.length() <= 90 ? violation : violation.substring(0, 90) + " …";
    }

    private void show(Result result) {
        say("seed %d: %s".formatted(result.seed(), result.violation()));
        say("  again: ./seatflow simulate --seed %d --steps %d%s --trace"
                .formatted(result.seed(), steps, without == null ? "" : " --without '" + without + "'"));
    }

    private void say(String line) {
        out().println(line);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
