package io.seatflow.local.admin;

import io.seatflow.local.EndpointsFile;
import io.seatflow.local.commands.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** {@code seatflow login}: signs in as an account of the directory. */
@Command(
        name = "login",
        description = {
            "Signs in as an account of the directory, for all commands that follow.",
            "Only accounts that the directory knows can: load some with ./seatflow directory load FILE.",
            "The token is kept in the data folder, for 8 hours, and only you can read it."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:signed in",
            "1:something is wrong, for instance the system does not run",
            "2:the command was given in a wrong way",
            "4:the directory has no such active account"
        })
public final class LoginCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(names = "--tenant", required = true, paramLabel = "ID", description = "The tenant of the account.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String tenant;

    @Option(names = "--user", required = true, paramLabel = "USER", description = "The account's id or e-mail address.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String user;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the running system. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        LocalSignIn provider = LocalSignIn.of(new EndpointsFile(data).read());
        TokenFile.SignedIn who;
        try {
            who = provider.signIn(tenant, user);
        } catch (Refused unknown) {
            spec.commandLine().getErr().println("seatflow: " + unknown.getMessage());
            spec.commandLine().getErr().flush();
            return unknown.exitCode();
        }
        new TokenFile(data).write(who);
        tell(who);
        return ExitCodes.DONE;
    }

    private void tell(TokenFile.SignedIn who) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(
                    out, new TreeMap<>(Map.of("tenant", who.tenant(), "user", who.user(), "name", who.name())));
        } else {
            out.println("signed in as %s (%s) of %s".formatted(who.name(), who.user(), who.tenant()));
            out.flush();
        }
    }
}
