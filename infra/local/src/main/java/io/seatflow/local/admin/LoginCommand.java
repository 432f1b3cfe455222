package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seatflow.local.EndpointsFile;
import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        URI issuer = new EndpointsFile(data).read().signIn();
        if (issuer == null) {
            throw new CommandFailure("the system runs without a sign-in provider");
        }
        HttpResponse<String> answer = ask(issuer);
        JsonNode grant = parse(answer.body());
        if (answer.statusCode() == 400) {
            spec.commandLine()
                    .getErr()
                    .println("seatflow: %s: load it with ./seatflow directory load FILE, or name another"
                            .formatted(Shown.text(grant.path("error_description"))));
            spec.commandLine().getErr().flush();
            return ExitCodes.REFUSED;
        }
        if (answer.statusCode() != 200) {
            throw new CommandFailure(Shown.text(grant.path("error_description")));
        }
        keep(grant);
        return ExitCodes.DONE;
    }

    private void keep(JsonNode grant) {
        String id = grant.path("user").asText();
        String name = Shown.text(grant.path("name"));
        new TokenFile(data)
                .write(new TokenFile.SignedIn(
                        tenant, id, name, grant.path("access_token").asText()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(out, new TreeMap<>(Map.of("tenant", tenant, "user", id, "name", name)));
        } else {
            out.println("signed in as %s (%s) of %s".formatted(name, id, tenant));
            out.flush();
        }
    }

    private HttpResponse<String> ask(URI issuer) {
        String form =
                "grant_type=password&tenant=%s&username=%s".formatted(AdminClient.part(tenant), AdminClient.part(user));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(issuer + "/token"))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException away) {
            throw new CommandFailure("the sign-in provider does not answer: is the system still running?", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("the command was interrupted", interrupted);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new CommandFailure("the sign-in provider's answer cannot be read", e);
        }
    }
}
