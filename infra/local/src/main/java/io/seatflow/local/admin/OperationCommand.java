package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.time.Duration;
import java.util.Map;

/** A command that asks for something and waits until it has been done or refused. */
abstract class OperationCommand extends AdminCommand {
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for the end. Default: ${DEFAULT-VALUE}")
    private int timeoutSeconds = 30;

    /** The path below the tenant's address that takes the wish. */
    abstract String path();

    /** What it is told. */
    abstract Map<String, ?> body();

    @Override
    int run(AdminClient api) {
        if (timeoutSeconds < 1) {
            throw new ParameterException(spec().commandLine(), "--timeout: expected at least 1 second");
        }
        JsonNode ended = api.follow(api.begin(path(), body()), Duration.ofSeconds(timeoutSeconds), state -> {});
        print(ended, Shown.operation(ended));
        return exitCode(ended);
    }

    static int exitCode(JsonNode operation) {
        return switch (operation.path("state").asText()) {
            case "SUCCEEDED" -> ExitCodes.DONE;
            case "RUNNING" -> ExitCodes.NOT_YET;
            default -> ExitCodes.REFUSED;
        };
    }

    /** The path of something that is done to a subscription. */
    static String on(String subscription, String what) {
        return "/subscriptions/" + AdminClient.part(subscription) + "/" + what;
    }
}
