package io.seatflow.local.admin;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** {@code seatflow takeover preview}: what a takeover would do. */
@Command(
        name = "preview",
        description =
                "Tells who would be moved, who is licensed already, how many seats are missing, and what is refunded.")
final class TakeoverPreviewCommand extends OperationCommand {
    @Parameters(paramLabel = "SUBSCRIPTION", description = "The one to take over.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String subscription;

    @Option(names = "--to", paramLabel = "SUBSCRIPTION", description = "Where to move its users. Default: cancel it.")
    private @Nullable String target;

    @Override
    String path() {
        return on(subscription, "takeover-previews");
    }

    @Override
    Map<String, ?> body() {
        return target == null ? Map.of() : Map.of("targetSubscriptionId", target);
    }
}
