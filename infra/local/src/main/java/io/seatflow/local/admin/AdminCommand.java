package io.seatflow.local.admin;

import io.seatflow.local.Endpoints;
import io.seatflow.local.EndpointsFile;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.JsonDocument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** A command to the admin center: as whom, where, and how its answer looks. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:something is wrong, for instance the system does not run",
            "2:the command was given in a wrong way",
            "3:nobody is signed in, or no longer: ./seatflow login",
            "4:it was refused; the line says why and what to do",
            "5:it goes on, and has not ended in time"
        })
abstract class AdminCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the running system. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(
            names = "--tenant",
            paramLabel = "ID",
            description = "The tenant to act in, for partners. Default: the one signed in to.")
    private @Nullable String tenant;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** Does it; what is returned is the exit code. */
    abstract int run(AdminClient api);

    @Override
    public final Integer call() {
        try {
            Endpoints endpoints = new EndpointsFile(data).read();
            TokenFile.SignedIn who = new TokenFile(data).read();
            try (AdminClient api =
                    new AdminClient(addresses(endpoints), tenant == null ? who.tenant() : tenant, who.token())) {
                return run(api);
            }
        } catch (Refused refused) {
            spec.commandLine().getErr().println("seatflow: " + refused.getMessage());
            spec.commandLine().getErr().flush();
            return refused.exitCode();
        }
    }

    static List<URI> addresses(Endpoints endpoints) {
        List<URI> addresses = endpoints.addressesOf("admin-center");
        if (addresses.isEmpty()) {
            throw new CommandFailure("the system runs without admin-center");
        }
        return addresses;
    }

    boolean isJson() {
        return json;
    }

    CommandSpec spec() {
        return spec;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Prints one document, or text for people. */
    void print(Object document, Object text) {
        if (json) {
            JsonDocument.print(out(), document);
        } else {
            out().print(text);
            out().flush();
        }
    }
}
