package io.seatflow.local.commands;

import io.seatflow.local.Endpoints;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.registry.RegistrySettings;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** {@code seatflow directory load FILE}: publishes the tenants and users of a file. */
@Command(
        name = "load",
        description = "Publishes the tenants and users of a JSON file, and waits until the services know them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "An example: ./seatflow directory example",
            "",
            "The file: {\"tenants\": [{id, name, kind, market, managed, language, timeZone}],",
            "           \"users\": [{tenantId, id, email, displayName, kind, active, roles}],",
            "           \"delegations\": [{tenantId, partnerTenantId, partnerUserId, roles}]}"
        })
final class DirectoryLoadCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The JSON file.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private Path file;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for the services. Default: ${DEFAULT-VALUE}")
    private int timeoutSeconds = 60;

    @Mixin
    private final RunningSystem system = new RunningSystem();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        if (timeoutSeconds < 1) {
            throw new ParameterException(spec.commandLine(), "--timeout: expected at least 1 second");
        }
        DirectoryEntries entries = read();
        Set<String> others = load(entries, system.endpoints());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(
                    out,
                    new TreeMap<>(Map.of(
                            "tenants",
                            entries.tenants().size(),
                            "users",
                            entries.users().size(),
                            "delegations",
                            entries.delegations().size())));
        } else {
            String known = others.isEmpty()
                    ? "the services know them"
                    : "other instances of %s take in a part, which was not waited for".formatted(others);
            say("loaded %s; %s".formatted(words(entries), known));
        }
        return 0;
    }

    private Set<String> load(DirectoryEntries entries, Endpoints endpoints) {
        try (RegistryClient registry = new RegistryClient(
                        RegistrySettings.at(endpoints.registry().toString()));
                Publisher publisher = new Publisher(endpoints.kafka());
                JsonOverHttp http = new JsonOverHttp()) {
            Map<TopicPartition, Long> ends = new DirectoryPublishing(publisher, registry).publish(entries);
            say("published " + words(entries));
            return new TakingIn(endpoints, http, this::say).await(ends, Duration.ofSeconds(timeoutSeconds));
        }
    }

    private static String words(DirectoryEntries entries) {
        return "%d tenants, %d users and %d partners' rights"
                .formatted(
                        entries.tenants().size(),
                        entries.users().size(),
                        entries.delegations().size());
    }

    private DirectoryEntries read() {
        try {
            return DirectoryFile.read(Files.readAllBytes(file), System.currentTimeMillis());
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file %s".formatted(file), e);
        } catch (IOException e) {
            throw new CommandFailure("file %s cannot be read (%s)".formatted(file, e), e);
        } catch (InvalidDirectory e) {
            throw new CommandFailure(
                    "%s has %d errors, nothing was published%n  %s"
                            .formatted(file, e.errors().size(), String.join(System.lineSeparator() + "  ", e.errors())),
                    e);
        }
    }

    private void say(String line) {
        if (!json) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(line);
            out.flush();
        }
    }
}
