package io.seatflow.local.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code seatflow takeover follow}: follows a takeover that was started before. */
@Command(
        name = "follow",
        description = "Follows a takeover, or whatever was asked for, until its end, from wherever it is.")
final class TakeoverFollowCommand extends AdminCommand {
    @Parameters(paramLabel = "ID", description = "The operation's id, which its start printed.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String id;

    @Override
    int run(AdminClient api) {
        return new TakeoverProgress(this).follow(api, api.operation(id));
    }
}
