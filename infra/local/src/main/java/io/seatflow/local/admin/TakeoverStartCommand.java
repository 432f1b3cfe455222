package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A command that starts a takeover and follows it. T9: asks once more before, unless told not to. */
abstract class TakeoverStartCommand extends AdminCommand {
    @Parameters(paramLabel = "SUBSCRIPTION", description = "The one to take over.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String subscription;

    @Option(names = "--yes", description = "Do not ask once more.")
    private boolean yes;

    @Option(names = "--detach", description = "Start it, print its id, and do not wait.")
    private boolean detach;

    /** What it is told. */
    abstract Map<String, ?> body();

    /** What will happen, for the question. */
    abstract String consequence(String subscription);

    @Override
    int run(AdminClient api) {
        if (!yes && !isConfirmed()) {
            err("nothing was done: answer yes, or say --yes");
            return ExitCodes.REFUSED;
        }
        JsonNode begun = api.begin(OperationCommand.on(subscription, "takeovers"), body());
        if (detach) {
            print(begun, Shown.operation(begun));
            return ExitCodes.DONE;
        }
        return new TakeoverProgress(this).follow(api, begun);
    }

    private boolean isConfirmed() {
        err("%s Type yes to go on:".formatted(consequence(subscription)));
        try {
            // Not closed: standard input is not this command's.
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().equalsIgnoreCase("yes");
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private void err(String line) {
        spec().commandLine().getErr().println("seatflow: " + line);
        spec().commandLine().getErr().flush();
    }
}
