package io.seatflow.local.verify;

import io.seatflow.local.Endpoints;
import io.seatflow.local.verify.checks.Check;
import io.seatflow.local.verify.checks.Checks;
import io.seatflow.local.verify.evidence.Evidence;
import io.seatflow.local.verify.evidence.Source;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Verifies a system whose PostgreSQL, Kafka and registry answer, whether its services run or not. It reads, and changes
 * nothing. Immutable; {@link #run} may be called again and from any thread, each time it looks anew.
 */
public final class Verification {
    /** How long what is in flight may take to settle, where nothing else is said. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Evidence.Subject subject;
    private final Duration patience;
    private final Consumer<String> progress;

    private Verification(Evidence.Subject subject, Duration patience, Consumer<String> progress) {
        this.subject = subject;
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * A system that runs.
     *
     * @param data its data folder, for its log files; null leaves that check unmade
     */
    public static Verification of(Endpoints endpoints, @Nullable Path data) {
        return new Verification(new Evidence.Subject(endpoints, data, true, Set.of()), DEFAULT_PATIENCE, line -> {});
    }

    /** A system of which only the servers run: nothing of it will settle by itself. */
    static Verification stopped(Endpoints endpoints, Path data) {
        return new Verification(new Evidence.Subject(endpoints, data, false, Set.of()), Duration.ZERO, line -> {});
    }

    /** The same with another patience: zero takes everything in flight for a violation. */
    public Verification waiting(Duration longest) {
        return new Verification(subject, longest, progress);
    }

    /** The same without looking at some sources. */
    public Verification without(Set<Source> sources) {
        return new Verification(
                new Evidence.Subject(subject.endpoints(), subject.data(), subject.running(), sources),
                patience,
                progress);
    }

    /** The same, telling what it does. */
    public Verification telling(Consumer<String> listener) {
        return new Verification(subject, patience, listener);
    }

    /**
     * Looks, and looks again at what may be in flight until it has settled or the patience is over.
     *
     * @throws io.seatflow.local.commands.CommandFailure where a server is away or refuses: nothing is known then
     * @throws org.apache.kafka.common.KafkaException where Kafka is
     * @throws io.seatflow.schemas.registry.RegistryException where the registry is
     */
    public Verdict run() {
        try (Evidence evidence = Evidence.open(subject, progress)) {
            evidence.read();
            Findings findings = new Findings(evidence.workbench());
            progress.accept("checking %d invariants".formatted(Checks.all().size()));
            Checks.all().forEach(findings::begin);
            settle(evidence, findings);
            return verdict(evidence, findings);
        }
    }

    private void settle(Evidence evidence, Findings findings) {
        long until = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        List<Check> open = open(findings, evidence.missing());
        while (!open.isEmpty() && System.nanoTime() < until) {
            progress.accept("looking again at what may be in flight: "
                    + String.join(", ", open.stream().map(Check::name).toList()));
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            evidence.refresh();
            open.forEach(findings::narrow);
            open = open(findings, evidence.missing());
        }
    }

    private static List<Check> open(Findings findings, Map<Source, String> missing) {
        return Checks.all().stream()
                .filter(check -> check.settles() && missingOf(check, missing) == null && findings.count(check) > 0)
                .toList();
    }

    private Verdict verdict(Evidence evidence, Findings findings) {
        Map<Source, String> missing = evidence.missing();
        List<Result> results = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Check check : Checks.all()) {
            results.add(findings.result(check, missingOf(check, missing)));
            if (check.needs().stream().anyMatch(subject.without()::contains)) {
                leftOut.add(check.name());
            }
        }
        return new Verdict(results, leftOut, evidence.records());
    }

    private static @Nullable String missingOf(Check check, Map<Source, String> missing) {
        return check.needs().stream()
                .map(missing::get)
                .filter(why -> why != null)
                .findFirst()
                .orElse(null);
    }
}
