package io.seatflow.workflow.lane;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What goes out once a batch is safe: packets to the log, intents to their runner. Holds a lane's reading back while the
 * log does not take what it puts out.
 *
 * @param <M> messages
 */
final class Outflow<M> {
    private static final Logger LOG = LoggerFactory.getLogger(Outflow.class);
    private static final Duration BETWEEN_SESSIONS = Duration.ofSeconds(1);
    private static final int MOST_WAITING_PACKETS = 64;

    private final Lanes<M> lanes;
    private final Log log;
    private final LaneStore store;
    private final Appender appender;
    private final EffectRunner<M> effects;
    private final LaneListener listener;
    /** Lanes that read nothing more until what they put out is published. */
    private final Set<Integer> heldBack = new TreeSet<>();

    private Instant publishAgainAt = Instant.MIN;

    Outflow(
            Lanes<M> lanes,
            Log log,
            LaneStore store,
            Appender appender,
            EffectRunner<M> effects,
            LaneListener listener) {
        this.lanes = lanes;
        this.log = log;
        this.store = store;
        this.appender = appender;
        this.effects = effects;
        this.listener = listener;
    }

    /** A batch is safe: its lanes adopt it, and what it put out goes out. */
    void committed(Batch<M, ?, ?> batch, Duration took) {
        int index = 0;
        for (Draft<M> draft : batch.drafts()) {
            committed(draft, batch.writes().get(index++));
        }
        listener.committed(batch.size(), took);
        batch.complete();
    }

    private void committed(Draft<M> draft, LaneWrite write) {
        Lane<M> lane = draft.lane();
        listener.progressed(lane.name(), lane.progress(), draft.progress());
        List<OpenIntents> changed = new ArrayList<>(write.settled());
        OpenIntents intended = draft.intendedRow();
        if (intended != null) {
            changed.add(intended);
        }
        lane.adopt(draft.progress(), changed);
        lane.publisher().deleted(write.published().size());
        if (write.packet() != null) {
            lane.publisher().publish(write.packet());
        }
        if (intended != null) {
            effects.start(lane, intended);
        }
        if (draft.touchesTimers()) {
            lane.nextDue(store.nextDue(lane.number()));
        }
        if (lane.publisher().waiting() > MOST_WAITING_PACKETS && !LaneName.isSide(lane.number())) {
            log.pause(lane.number());
            heldBack.add(lane.number());
        }
    }

    /** Starts a new publishing session where one has ended (rule 5). */
    void publishAgain(Instant now) {
        List<Lane<M>> failed = lanes.held().stream()
                .filter(lane -> lane.publisher().failure() != null)
                .toList();
        if (failed.isEmpty() || now.isBefore(publishAgainAt)) {
            return;
        }
        LOG.atWarn()
                .setCause(failed.getFirst().publisher().failure())
                .log("publishing failed for {} lanes and begins again", failed.size());
        publishAgainAt = now.plus(BETWEEN_SESSIONS);
        appender.renew();
        lanes.held().forEach(lane -> lane.publisher().restart());
    }

    /** Whether some lane is held back. */
    boolean holdsBack() {
        return !heldBack.isEmpty();
    }

    /** Lets lanes read on whose packets the log has taken. */
    void readOn() {
        for (int number : List.copyOf(heldBack)) {
            Lane<M> lane = lanes.held(number);
            if (lane == null) {
                heldBack.remove(number);
            } else if (lane.publisher().waiting() <= MOST_WAITING_PACKETS / 2) {
                heldBack.remove(number);
                log.resume(number, lane.progress());
            }
        }
    }

    /** The lanes with packets that are published and not yet deleted. */
    List<Lane<M>> published() {
        return lanes.held().stream()
                .filter(lane -> !lane.publisher().published().isEmpty())
                .toList();
    }

    /** Sends at once what was collected, waits so long at most, and tells whether the log has taken everything. */
    boolean isDrained(Instant now, Duration most) {
        appender.flush(most);
        publishAgain(now);
        return lanes.held().stream().allMatch(lane -> lane.publisher().isDrained());
    }
}
