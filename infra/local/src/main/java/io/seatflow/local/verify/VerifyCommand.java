package io.seatflow.local.verify;

import io.seatflow.local.EndpointsFile;
import io.seatflow.local.Progress;
import io.seatflow.local.StoppedSystem;
import io.seatflow.local.commands.JsonDocument;
import io.seatflow.local.verify.evidence.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code seatflow verify}: whether every invariant holds, on a running system or a stopped data folder. */
@Command(
        name = "verify",
        description = {
            "Checks every invariant on a running system or a stopped data folder, and names what breaks it.",
            "Exit codes: 0 all hold, 1 something could not be checked, 2 wrong usage, 3 violations."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class VerifyCommand implements Callable<Integer> {
    static final int HOLDS = 0;
    static final int NOT_CHECKED = 1;
    static final int VIOLATED = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "The data folder of the system. Default: ${DEFAULT-VALUE}",
                "If nothing runs on it, its servers are started for the time, without the services."
            })
    private Path data = Path.of("data");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = {
                "How long what is in flight may take to settle on a running system. Default: 30.",
                "What has not settled by then is stuck: a violation."
            })
    private @Nullable Integer wait;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "SOURCE",
            description = "Do not look at these: ledger, logs, mails.")
    private List<String> without = List.of();

    @Override
    public Integer call() {
        if (wait != null && wait < 0) {
            throw new ParameterException(spec.commandLine(), "--wait: expected 0 or more, found %d".formatted(wait));
        }
        Set<Source> sources = sources();
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(json ? spec.commandLine().getErr() : out);
        Verdict verdict = verify(sources, progress);
        if (json) {
            JsonDocument.print(out, new VerdictDocument(verdict).document());
        } else {
            out.println();
            out.print(verdict);
            out.flush();
        }
        if (!verdict.violated().isEmpty()) {
            return VIOLATED;
        }
        return verdict.unchecked().isEmpty() ? HOLDS : NOT_CHECKED;
    }

    private Verdict verify(Set<Source> sources, Progress progress) {
        Optional<StoppedSystem> stopped = StoppedSystem.startServers(data, progress);
        if (stopped.isEmpty()) {
            return configured(Verification.of(new EndpointsFile(data).read(), data), sources, progress)
                    .run();
        }
        StoppedSystem servers = stopped.get();
        Thread stopOnSignal = new Thread(servers::close, "stop");
        Runtime.getRuntime().addShutdownHook(stopOnSignal);
        try {
            return configured(Verification.stopped(servers.endpoints(), data), sources, progress)
                    .run();
        } finally {
            disarm(stopOnSignal);
            servers.close();
        }
    }

    private static void disarm(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException signalCame) {
            // The hook is stopping the servers already; closing them again does nothing.
        }
    }

    private Verification configured(Verification verification, Set<Source> sources, Progress progress) {
        Verification all = verification.without(sources).telling(progress::say);
        return wait == null ? all : all.waiting(Duration.ofSeconds(wait));
    }

    private Set<Source> sources() {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        for (String name : without) {
            sources.add(EnumSet.allOf(Source.class).stream()
                    .filter(source -> source.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "--without: expected ledger, logs or mails, found " + name)));
        }
        return sources;
    }
}
