package io.seatflow.local;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** {@code seatflow up}: runs the whole system until it is told to stop. */
@Command(
        name = "up",
        description = "Runs the whole system until Ctrl-C or SIGTERM, then stops it in order.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class UpCommand implements Callable<Integer> {
    private static final int MOST_INSTANCES = 12;

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
            names = "--instances",
            paramLabel = "SERVICE=N",
            description = "Run N instances of a service, for instance checkout=2.")
    private Map<String, Integer> instances = new TreeMap<>();

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
        LocalSystem system = new LocalSystem(new SystemOptions(data, processes, ports(), checkedInstances()), progress);
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

    private Map<String, Integer> checkedInstances() {
        instances.forEach((name, number) -> {
            if (Service.labels().noneMatch(name::equals)) {
                throw new ParameterException(spec.commandLine(), "--instances: there is no service " + name);
            }
            if (number < 1 || number > MOST_INSTANCES) {
                throw new ParameterException(
                        spec.commandLine(), "--instances %s: 1 to %d".formatted(name, MOST_INSTANCES));
            }
        });
        return instances;
    }
}
