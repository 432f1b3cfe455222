package io.seatflow.local;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code seatflow up}: runs the whole system until it is told to stop. */
@Command(
        name = "up",
        description = "Runs the whole system until Ctrl-C or SIGTERM, then stops it in order.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class UpCommand implements Callable<Integer> {
    private static final List<Integer> BROKERS = List.of(1, 3, 5);
    private static final String UNLIMITED = "unlimited";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for all data; it survives restarts. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(names = "--processes", description = "Give every server and every service instance its own process.")
    private boolean processes;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            description = {
                "Run N Kafka brokers, 1, 3 or 5; with --processes. Each record is on several.",
                "Default: as many as the data folder is for, 1 for a new one."
            })
    private @Nullable Integer brokers;

    @Option(
            names = "--instances",
            paramLabel = "N|SERVICE=N",
            split = ",",
            description = "Run N instances of every service, or of one, for instance checkout=2.")
    private List<String> instances = new ArrayList<>();

    @Option(
            names = "--restarts",
            paramLabel = "N|unlimited",
            description = {
                "With --processes: start a part that ends by itself again, at most N times within 10 minutes.",
                "0: stop everything then. Default: ${DEFAULT-VALUE}"
            })
    private String restarts = "5";

    /** One port option per listener. */
    static void addPortOptions(CommandSpec up) {
        for (Listener listener : Listener.values()) {
            up.addOption(OptionSpec.builder(listener.option())
                    .paramLabel("PORT")
                    .type(Integer.class)
                    .description("Port of %s. Default: the last one if it is free, else any free one."
                            .formatted(listener.label()))
                    .build());
        }
    }

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getOut());
        LocalSystem system = new LocalSystem(options(), progress);
        StopSignals signals = StopSignals.stopping(system, progress);
        try {
            spec.commandLine().getOut().print(Addresses.of(system.start()));
            progress.say("press Ctrl-C to stop");
            String line = system.death().join();
            progress.say(line);
        } finally {
            signals.disarm();
            system.close();
        }
        progress.say("stopped");
        return 1;
    }

    private SystemOptions options() {
        SystemOptions options = (processes ? SystemOptions.processesOn(data) : SystemOptions.on(data))
                .withPorts(ports())
                .withBrokers(checkedBrokers())
                .withInstances(checkedInstances());
        return processes ? options.withRestarts(checkedRestarts()) : options;
    }

    private int checkedBrokers() {
        if (brokers == null) {
            return 0;
        }
        if (!BROKERS.contains(brokers)) {
            throw wrong("--brokers: expected one of %s, found %d".formatted(BROKERS, brokers));
        }
        if (brokers > 1 && !processes) {
            throw wrong("--brokers %d needs --processes: each broker has a process of its own".formatted(brokers));
        }
        return brokers;
    }

    private Map<String, Integer> checkedInstances() {
        try {
            return InstanceCounts.read(instances);
        } catch (IllegalArgumentException refused) {
            throw wrong("--instances: " + refused.getMessage());
        }
    }

    private RestartPolicy checkedRestarts() {
        if (restarts.equals(UNLIMITED)) {
            return RestartPolicy.unlimited();
        }
        try {
            return RestartPolicy.of(Integer.parseInt(restarts));
        } catch (IllegalArgumentException refused) {
            throw wrong("--restarts: expected a number from 0 on, or %s, found %s".formatted(UNLIMITED, restarts));
        }
    }

    private ParameterException wrong(String line) {
        return new ParameterException(spec.commandLine(), line);
    }

    private Map<Listener, Integer> ports() {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            Integer port = spec.findOption(listener.option()).getValue();
            if (port != null) {
                ports.put(listener, port);
            }
        }
        return ports;
    }
}
