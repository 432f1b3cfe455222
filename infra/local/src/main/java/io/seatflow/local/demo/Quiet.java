package io.seatflow.local.demo;

import io.seatflow.local.commands.CommandFailure;
import io.seatflow.local.commands.LogReader;
import io.seatflow.local.commands.TakingIn;
import io.seatflow.schemas.Topics;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until nothing is under way any more, so that what has not come by then never will. */
final class Quiet {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final TakingIn lanes;
    private final String bootstrapServers;

    Quiet(TakingIn lanes, String bootstrapServers) {
        this.lanes = lanes;
        this.bootstrapServers = bootstrapServers;
    }

    /** Returns when every service has read all of its topics and has nothing left to publish, twice in a row. */
    void await() {
        long begin = System.nanoTime();
        try (LogReader all = LogReader.fromEnd(bootstrapServers, Topics.all())) {
            int quiet = 0;
            while (quiet < 2) {
                quiet = isQuiet(all) ? quiet + 1 : 0;
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new CommandFailure(
                            "the services are still at work %d s after the last outcome: %s to be read, %d to be published or answered"
                                    .formatted(PATIENCE.toSeconds(), lanes.missing(all.ends()), lanes.unfinished()));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Unfinished first: what is published after that shows in the ends. */
    private boolean isQuiet(LogReader all) {
        return lanes.unfinished() == 0 && lanes.missing(all.ends()).isEmpty();
    }
}
