package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seatflow.local.Endpoints;
import io.seatflow.local.commands.CommandFailure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The sign-in provider of a local system, which asks for no password. */
record LocalSignIn(URI issuer) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @throws CommandFailure where the system has none */
    static LocalSignIn of(Endpoints endpoints) {
        URI issuer = endpoints.signIn();
        if (issuer == null) {
            throw new CommandFailure("the system runs without a sign-in provider");
        }
        return new LocalSignIn(issuer);
    }

    /**
     * Signs an account in.
     *
     * @param user its id or e-mail address
     * @throws Refused where the directory has no such active account
     * @throws CommandFailure where there is no answer to go on with
     */
    TokenFile.SignedIn signIn(String tenant, String user) {
        HttpResponse<String> answer = ask(tenant, user);
        JsonNode grant = parse(answer.body());
        String problem = Shown.text(grant.path("error_description"));
        if (answer.statusCode() == 400) {
            throw new Refused(
                    ExitCodes.REFUSED,
                    "%s: load it with ./seatflow directory load FILE, or name another".formatted(problem));
        }
        if (answer.statusCode() != 200) {
            throw new CommandFailure("the sign-in provider answered %d: %s".formatted(answer.statusCode(), problem));
        }
        return new TokenFile.SignedIn(
                tenant,
                grant.path("user").asText(),
                Shown.text(grant.path("name")),
                grant.path("access_token").asText());
    }

    private HttpResponse<String> ask(String tenant, String user) {
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
