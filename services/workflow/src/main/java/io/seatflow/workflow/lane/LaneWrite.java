package io.seatflow.workflow.lane;

import io.seatflow.workflow.Intent;
import io.seatflow.workflow.Timer;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/**
 * All that a batch changes in one lane's rows.
 *
 * @param epoch the epoch this owner holds: if the row has another, nothing of the batch may commit
 * @param packet what to publish, or null
 * @param published outbox rows that were published and acknowledged in this session, to be deleted (rule 6)
 * @param intended what to perform after the commit; their row has the number of the progress's last batch
 * @param settled rows of intents of which more are settled now; deleted where all are
 * @param set timers to set
 * @param cleared ids of timers to delete
 */
public record LaneWrite(
        int lane,
        long epoch,
        Progress progress,
        @Nullable Packet packet,
        List<Long> published,
        List<Intent> intended,
        Collection<OpenIntents> settled,
        Collection<Timer> set,
        Collection<String> cleared) {}
