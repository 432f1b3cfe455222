package io.seatflow.local.demo;

import io.seatflow.local.Endpoints;
import io.seatflow.local.EndpointsFile;
import io.seatflow.local.LocalSystem;
import io.seatflow.local.Progress;
import io.seatflow.local.SystemOptions;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code seatflow demo}: starts everything, plays a storefront, checks what comes of it, and stops everything. */
@Command(
        name = "demo",
        description = {
            "Starts everything, plays a realistic storefront and an admin, shows and checks what comes of it.",
            "Stops everything at the end. On a system that runs it plays too, and leaves it running.",
            "Exits with 0 only if every order, charge, seat, takeover, mail and dead letter is as expected."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
    private static final int FEWEST = 1;
    private static final int MOST = 10_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = {
                "Orders to publish. Default: ${DEFAULT-VALUE}.",
                "The cases that every demo plays are always among them."
            })
    private int orders = 80;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Keep the data in this folder. Default: a temporary one.",
                "On a folder that has been used the demo plays with tenants and orders of new names."
            })
    private @Nullable Path data;

    @Option(names = "--seed", hidden = true, description = "What the ordinary orders follow from.")
    private long seed = 1;

    @Option(
            names = "--expect-wrong",
            hidden = true,
            description = "Expect a wrong outcome of the first order: then the demo must fail.")
    private boolean wrong;

    @Override
    public Integer call() {
        if (orders < FEWEST || orders > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--orders: expected %d to %d, found %d".formatted(FEWEST, MOST, orders));
        }
        PrintWriter out = spec.commandLine().getOut();
        DemoFolder folder = data == null ? DemoFolder.temporary() : DemoFolder.kept(data);
        boolean right = false;
        try {
            right = play(folder, out);
        } finally {
            folder.leave(right);
        }
        out.println();
        out.println(right ? "The demo is all right." : "The demo FAILED: see what is said above, and " + folder.logs());
        out.flush();
        return right ? 0 : 1;
    }

    private boolean play(DemoFolder folder, PrintWriter out) {
        Progress progress = new Progress(out);
        Optional<Endpoints> running =
                folder.isUsed() ? new EndpointsFile(folder.path()).readIfRunning() : Optional.empty();
        if (running.isEmpty()) {
            return startAndPlay(folder, out, progress);
        }
        progress.say("playing on the system that runs on " + folder.path());
        try {
            return play(running.get(), folder, out, progress, () -> null);
        } catch (CommandFailure failure) {
            progress.say("FAILED: " + failure.getMessage());
            return false;
        }
    }

    private boolean play(
            Endpoints endpoints,
            DemoFolder folder,
            PrintWriter out,
            Progress progress,
            Supplier<@Nullable String> death) {
        try (RegistryClient registry =
                new RegistryClient(RegistrySettings.at(endpoints.registry().toString()))) {
            return new Demo(endpoints, folder.path(), folder.nextRun(Instant.now()), out, progress, death)
                    .run(registry, orders, seed, wrong);
        }
    }

    private boolean startAndPlay(DemoFolder folder, PrintWriter out, Progress progress) {
        LocalSystem system = new LocalSystem(SystemOptions.on(folder.path()), progress);
        Thread stopOnSignal = new Thread(system::close, "stop");
        Runtime.getRuntime().addShutdownHook(stopOnSignal);
        try {
            return play(
                    system.start(), folder, out, progress, () -> system.death().getNow(null));
        } catch (CommandFailure failure) {
            progress.say("FAILED: " + failure.getMessage());
            return false;
        } finally {
            disarm(stopOnSignal);
            system.close();
        }
    }

    private static void disarm(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException signalCame) {
            // The hook is stopping the system already; closing it again waits for nothing and does nothing.
        }
    }
}
