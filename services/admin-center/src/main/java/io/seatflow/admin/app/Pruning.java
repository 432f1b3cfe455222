package io.seatflow.admin.app;

import io.seatflow.admin.store.OldRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Deletes once an hour what is older than the retention, in every instance: nothing is decided and nobody is told, so it
 * needs no lane, and no turn of those that commands wait for. What fails is tried again an hour later.
 */
final class Pruning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final OldRows rows;
    private final Retention retention;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pruning").daemon().factory());

    Pruning(OldRows rows, Retention retention, InstantSource clock) {
        this.rows = rows;
        this.retention = retention;
        this.clock = clock;
    }

    /** The first time at once. */
    Pruning start() {
        var unused = thread.scheduleWithFixedDelay(this::prune, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void prune() {
        try {
            Instant now = clock.instant();
            int operations = rows.deleteOperations(now.minus(retention.operations()));
            int audit = rows.deleteAudit(now.minus(retention.audit()));
            if (operations + audit > 0) {
                LOG.atInfo()
                        .addKeyValue("operations", operations)
                        .addKeyValue("audit", audit)
                        .log("old rows are deleted");
            }
        } catch (RuntimeException away) {
            LOG.warn("old rows could not be deleted, trying again in an hour", away);
        }
    }
}
