package io.seatflow.workflow.lane;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which lanes this instance holds, and which it is still to take over (rules 1 to 3). The worker's thread changes it;
 * {@link #views} and {@link #problems} may be read by any.
 *
 * @param <M> messages
 */
final class Lanes<M> {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    /** So long a fenced lane that is still assigned stays with whoever fenced it. */
    private static final Duration FENCED_PAUSE = Duration.ofSeconds(5);

    private final Log log;
    private final LaneStore store;
    private final Appender appender;
    private final EffectRunner<M> effects;
    private final LaneListener listener;
    private final Map<Integer, Lane<M>> held = new TreeMap<>();
    /** Partition numbers assigned and not held, and when to take them over. */
    private final Map<Integer, Instant> wanted = new TreeMap<>();

    private final Map<Integer, String> blocked = new ConcurrentHashMap<>();
    private volatile List<Lane<M>> published = List.of();

    Lanes(Log log, LaneStore store, Appender appender, EffectRunner<M> effects, LaneListener listener) {
        this.log = log;
        this.store = store;
        this.appender = appender;
        this.effects = effects;
        this.listener = listener;
    }

    Collection<Lane<M>> held() {
        return held.values();
    }

    @Nullable Lane<M> held(int number) {
        return held.get(number);
    }

    /** A side lane, if one is held. */
    @Nullable Lane<M> side() {
        return held.values().stream()
                .filter(lane -> LaneName.isSide(lane.number()))
                .findFirst()
                .orElse(null);
    }

    /** Whether it is known which partitions are this instance's, if any, and every one of them is held. */
    boolean isComplete() {
        return wanted.isEmpty() && log.hasShare();
    }

    Map<Integer, Long> epochs() {
        Map<Integer, Long> epochs = new TreeMap<>();
        held.values().forEach(lane -> epochs.put(lane.number(), lane.epoch()));
        return epochs;
    }

    /** Takes in what a poll says of the assignment. Every assignment takes over, also of a lane held already (rule 2). */
    void changed(Log.Polled polled, Instant now) {
        for (int number : polled.lost()) {
            forget(number);
            wanted.remove(number);
            blocked.remove(number);
        }
        for (int number : polled.assigned()) {
            forget(number);
            blocked.remove(number);
            wanted.put(number, now);
        }
        Log.Blocked problem = polled.blocked();
        if (problem != null) {
            forget(problem.partition());
            wanted.remove(problem.partition());
            blocked.put(problem.partition(), problem.problem());
            LOG.atError().addKeyValue("partition", problem.partition()).log(problem.problem());
        }
    }

    /** Takes over whatever is wanted by now. */
    void takeOverWanted(Instant now) {
        List<Integer> numbers = wanted.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        if (numbers.isEmpty()) {
            return;
        }
        for (LaneStore.Held taken : store.takeOver(numbers)) {
            Lane<M> lane = hold(taken);
            log.resume(lane.number(), lane.progress());
            wanted.remove(lane.number());
        }
    }

    /** Reads a lane only after its epoch was raised (rule 1), and sends its leftovers before anything new (rule 3). */
    private Lane<M> hold(LaneStore.Held taken) {
        LaneStore.Contents contents = store.read(taken);
        Lane<M> lane = new Lane<>(taken, contents, appender);
        held.put(lane.number(), lane);
        published = List.copyOf(held.values());
        contents.outbox().forEach(lane.publisher()::publish);
        contents.intents().forEach(row -> effects.start(lane, row));
        listener.tookOver(
                lane.name(), contents.outbox().size(), contents.intents().size());
        return lane;
    }

    /** Rechecks that what is held is held, keeps its leases, and adopts side lanes that nobody has (rule 2). */
    void recheck(Instant now) {
        Set<Integer> lost = new TreeSet<>(store.fenced(epochs()));
        lost.addAll(store.renew(epochs()));
        lost.forEach(number -> forget(number, now.plus(FENCED_PAUSE)));
        letSpareSidesGo(now);
        store.adopt(side() != null).forEach(this::hold);
    }

    /**
     * A side lane adopted for the work left in it is let go once that is done, and its lease lapses: there are few of them,
     * and every instance needs one. A timer that is not due is no reason to keep it: when it is, somebody adopts it.
     */
    private void letSpareSidesGo(Instant now) {
        List<Integer> spare = held.values().stream()
                .filter(lane -> LaneName.isSide(lane.number()))
                .skip(1)
                .filter(lane -> lane.isAtRest(now))
                .map(Lane::number)
                .toList();
        spare.forEach(this::forget);
    }

    /** Forgets every lane, since nothing about them is certain any more (rule 10), until it is time to take them over. */
    void forgetAll(Instant takeOverAt) {
        List.copyOf(held.keySet()).forEach(number -> forget(number, takeOverAt));
        wanted.replaceAll((number, at) -> at.isAfter(takeOverAt) ? at : takeOverAt);
    }

    private void forget(int number, Instant takeOverAt) {
        forget(number);
        if (!LaneName.isSide(number)) {
            log.pause(number);
            wanted.put(number, takeOverAt);
        }
    }

    private void forget(int number) {
        Lane<M> lane = held.remove(number);
        if (lane != null) {
            lane.lose();
            published = List.copyOf(held.values());
        }
    }

    /** Lets every lane go, for good. */
    void release() {
        store.release(epochs());
    }

    /** Forgets every lane and wants none. */
    void clear() {
        List.copyOf(held.keySet()).forEach(this::forget);
        wanted.clear();
    }

    /** The lanes held, as they last committed. Any thread. */
    List<LaneView> views() {
        return published.stream().map(LaneView::of).toList();
    }

    /** What keeps lanes from being read on. Any thread. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(blocked.values());
        for (LaneView lane : views()) {
            lane.gaps().forEach(gap -> problems.add("lane " + lane.name() + " waits behind a gap: " + gap));
        }
        return problems;
    }
}
