package io.seatflow.workflow.lane;

import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.State;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.lane.Log.Polled;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The one thread that owns an instance's lanes: takes them over, polls, gets batches committed, publishes. {@link #turn()}
 * is one round of it, so that a simulation can turn it by hand. Any fault that is not the messages' own makes it forget
 * its lanes and take them over again (rules 2 and 10), with growing pauses while the fault lasts.
 */
public final class Worker<M, S extends State<E>, E> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration IDLE_WAIT = Duration.ofMillis(200);
    private static final Duration BUSY_WAIT = Duration.ofMillis(5);
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration FENCED_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_WAITING_PACKETS = 64;
    private static final int MOST_DUE = 500;

    private final Map<String, Input> inputs = new HashMap<>();
    private final Log log;
    private final LaneStore store;
    private final Appender appender;
    private final InstantSource clock;
    private final LaneListener listener;
    private final EffectRunner<M> effects;
    private final BatchRunner<M, S, E> batches;
    private final Map<Integer, Lane<M>> held = new TreeMap<>();
    /** Partition numbers assigned and not held, and when to take them over. */
    private final Map<Integer, Instant> wanted = new TreeMap<>();
    /** Lanes that read nothing more until what they put out is published. */
    private final Set<Integer> throttled = new TreeSet<>();

    private final Map<Integer, String> blocked = new ConcurrentHashMap<>();
    private final Queue<Submission<M>> submissions = new ConcurrentLinkedQueue<>();
    private volatile List<LaneView> views = List.of();
    private volatile @Nullable String fault;
    private volatile boolean wasAssigned;
    private Duration pause = FIRST_PAUSE;
    private Instant nextHousekeeping = Instant.MIN;
    private Instant publishAgainAt = Instant.MIN;
    private boolean busy;

    private record Submission<M>(M message, CompletableFuture<Void> done) {}

    /** @param executor performs effects; shut down by whoever made it */
    public Worker(
            Workflow<M, S, E> workflow,
            Log log,
            LaneStore store,
            Appender appender,
            Partitions partitions,
            LetterEncoder letters,
            ScheduledExecutorService executor,
            InstantSource clock,
            LaneListener listener) {
        workflow.inputs().forEach(input -> inputs.put(input.topic().name(), input));
        this.log = log;
        this.store = store;
        this.appender = appender;
        this.clock = clock;
        this.listener = listener;
        this.effects = new EffectRunner<>(workflow.effect(), executor, clock, lane -> log.wakeUp());
        DeadLetters deadLetters = new DeadLetters(workflow.service());
        this.batches = new BatchRunner<>(
                new Batch.Surroundings<>(
                        workflow,
                        store,
                        (item, reason, text, now) -> letters.encode(deadLetters.write(item, reason, text, now)),
                        partitions),
                clock,
                this::committed);
    }

    /** Submits a message that no record caused. Completes when its decision has committed. Any thread. */
    public CompletableFuture<Void> submit(M message) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        submissions.add(new Submission<>(message, done));
        log.wakeUp();
        return done;
    }

    /** The lanes held, as they last committed. Any thread. */
    public List<LaneView> lanes() {
        return views;
    }

    /** What keeps this worker from its work, in words for an operator; empty where nothing does. Any thread. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(blocked.values());
        String current = fault;
        if (current != null) {
            problems.add(current);
        }
        for (LaneView lane : views) {
            lane.gaps().forEach(gap -> problems.add("lane " + lane.name() + " waits behind a gap: " + gap));
        }
        return problems;
    }

    /** Whether partitions were assigned and every one of them is held. Any thread. */
    public boolean isReady() {
        return wasAssigned && fault == null;
    }

    /** One round: whatever is to be done now, or a short wait for it. */
    public void turn() {
        Polled polled = log.poll(waitFor(), this::handOver);
        lose(polled.lost());
        Instant now = clock.instant();
        if (!polled.assigned().isEmpty()) {
            assigned(polled.assigned(), now);
        }
        if (polled.blocked() != null) {
            block(polled.blocked());
        }
        try {
            takeOverWanted(now);
            if (now.isAfter(nextHousekeeping)) {
                keepHouse(now);
                nextHousekeeping = now.plus(HOUSEKEEPING);
            }
            republish(now);
            if (!throttled.isEmpty()) {
                deletePublished();
                readOn();
            }
            work(polled.records(), now);
            wasAssigned |= wanted.isEmpty() && held.keySet().stream().anyMatch(number -> !LaneName.isSide(number));
            pause = FIRST_PAUSE;
            fault = null;
        } catch (Fenced fenced) {
            LOG.atWarn()
                    .setMessage("lanes were taken over by another owner: {}")
                    .addArgument(fenced.getMessage())
                    .log();
            forgetAll(now.plus(FENCED_PAUSE));
        } catch (RuntimeException e) {
            fault = "taking lanes over again: " + rootMessage(e);
            LOG.atWarn().setCause(e).log("a fault, so lanes are forgotten and taken over again in {}", pause);
            forgetAll(now.plus(pause));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Stops in order: what has committed is published as far as the log answers in that time, and lanes are let go. */
    public void drain(Duration most) {
        Instant until = clock.instant().plus(most);
        try {
            while (!isDrained(held.values()) && clock.instant().isBefore(until)) {
                appender.flush();
                republish(clock.instant());
                log.poll(BUSY_WAIT, numbers -> {});
            }
            batches.run(List.of(), held.values());
            store.release(epochs());
        } catch (Fenced | RuntimeException e) {
            LOG.info("lanes were not let go in order, the next owner takes them over: {}", e.getMessage());
        }
        held.values().forEach(Lane::lose);
        held.clear();
        submissions.forEach(submission -> submission.done().cancel(false));
    }

    @Override
    public void close() {
        log.close();
        appender.close();
    }

    private static boolean isDrained(Collection<? extends Lane<?>> lanes) {
        return lanes.stream().allMatch(lane -> lane.publisher().isDrained());
    }

    /** Leaves the next owner nothing to publish again, if the log answers at once. */
    private void handOver(Set<Integer> numbers) {
        List<Lane<M>> lanes = held.values().stream()
                .filter(lane -> numbers.contains(lane.number()))
                .toList();
        if (lanes.isEmpty()) {
            return;
        }
        try {
            appender.flush();
            batches.run(List.of(), lanes);
        } catch (Fenced | RuntimeException e) {
            LOG.info("lanes were not handed over in order: {}", e.getMessage());
        }
    }

    private Duration waitFor() {
        boolean pending = held.values().stream().anyMatch(Lane::hasAnswers) || !submissions.isEmpty();
        if (pending) {
            return Duration.ZERO;
        }
        return busy ? BUSY_WAIT : IDLE_WAIT;
    }

    private void assigned(Set<Integer> numbers, Instant now) {
        for (int number : numbers) {
            forget(number);
            blocked.remove(number);
            wanted.put(number, now);
        }
    }

    private void lose(Set<Integer> numbers) {
        for (int number : numbers) {
            forget(number);
            wanted.remove(number);
            blocked.remove(number);
        }
    }

    private void block(Log.Blocked problem) {
        forget(problem.partition());
        wanted.remove(problem.partition());
        blocked.put(problem.partition(), problem.problem());
        LOG.atError().addKeyValue("partition", problem.partition()).log(problem.problem());
    }

    private void forget(int number) {
        Lane<M> lane = held.remove(number);
        if (lane != null) {
            lane.lose();
        }
    }

    private void forgetAll(Instant takeOverAt) {
        for (int number : List.copyOf(held.keySet())) {
            forget(number);
            if (!LaneName.isSide(number)) {
                log.pause(number);
                wanted.put(number, takeOverAt);
            }
        }
        wanted.replaceAll((number, at) -> takeOverAt);
        publishViews();
    }

    private void takeOverWanted(Instant now) {
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
        publishViews();
    }

    /** Reads a lane only after its epoch was raised (rule 1), and sends its leftovers before anything new (rule 3). */
    private Lane<M> hold(LaneStore.Held taken) {
        LaneStore.Contents contents = store.read(taken);
        Lane<M> lane = new Lane<>(taken, contents, appender);
        held.put(lane.number(), lane);
        contents.outbox().forEach(lane.publisher()::publish);
        contents.intents().forEach(row -> effects.start(lane, row));
        listener.tookOver(
                lane.name(), contents.outbox().size(), contents.intents().size());
        return lane;
    }

    private void keepHouse(Instant now) throws Fenced {
        Set<Integer> lost = new TreeSet<>(store.fenced(epochs()));
        lost.addAll(store.renew(epochs()));
        for (int number : lost) {
            forget(number);
            if (!LaneName.isSide(number)) {
                log.pause(number);
                wanted.put(number, now.plus(FENCED_PAUSE));
            }
        }
        boolean holdsSide = held.keySet().stream().anyMatch(LaneName::isSide);
        store.adopt(holdsSide).forEach(this::hold);
        if (!busy) {
            deletePublished();
        }
        held.values().stream()
                .filter(lane -> !LaneName.isSide(lane.number()))
                .forEach(lane -> log.report(lane.number(), lane.progress()));
        List<Log.Lag> lags = log.lags();
        listener.behind(lags, age(lags, now));
        listener.open(
                held.values().stream()
                        .flatMap(lane -> lane.openIntents().stream())
                        .mapToInt(OpenIntents::open)
                        .sum(),
                held.values().stream()
                        .mapToInt(lane -> lane.publisher().waiting())
                        .sum(),
                effects.unknownAnswers());
        publishViews();
    }

    private Duration age(List<Log.Lag> lags, Instant now) {
        return lags.stream()
                .filter(lag -> lag.records() > 0)
                .map(lag -> held.get(lag.partition()))
                .filter(lane -> lane != null && lane.newest().isBefore(now))
                .map(lane -> Duration.between(lane.newest(), now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void deletePublished() throws Fenced {
        List<Lane<M>> lanes = held.values().stream()
                .filter(lane -> !lane.publisher().published().isEmpty())
                .toList();
        if (!lanes.isEmpty()) {
            batches.run(List.of(), lanes);
        }
    }

    /** Starts a new publishing session where one has ended (rule 5). */
    private void republish(Instant now) {
        List<Lane<M>> failed = held.values().stream()
                .filter(lane -> lane.publisher().failure() != null)
                .toList();
        if (failed.isEmpty() || now.isBefore(publishAgainAt)) {
            return;
        }
        LOG.atWarn()
                .setCause(failed.getFirst().publisher().failure())
                .log("publishing failed for {} lanes and begins again", failed.size());
        publishAgainAt = now.plus(HOUSEKEEPING);
        appender.renew();
        held.values().forEach(lane -> lane.publisher().restart());
    }

    private void work(List<Inbound> records, Instant now) throws Fenced {
        List<Item<M>> items = new ArrayList<>(records.size());
        takeRecords(records, items);
        for (Lane<M> lane : held.values()) {
            takeAnswers(lane, items);
            takeDue(lane, now, items);
        }
        takeSubmissions(items);
        busy = !items.isEmpty();
        if (busy) {
            run(items);
            publishViews();
        }
    }

    private void run(List<Item<M>> items) throws Fenced {
        try {
            batches.run(items, List.of());
        } catch (Fenced | RuntimeException e) {
            for (Item<M> item : items) {
                if (item instanceof Item.Submitted<M> submitted) {
                    submitted.done().completeExceptionally(e);
                }
            }
            throw e;
        }
    }

    /** Absolute states first, so that what they change is known to the messages that came with them. */
    private void takeRecords(List<Inbound> records, List<Item<M>> items) {
        List<Item<M>> others = new ArrayList<>(records.size());
        for (Inbound inbound : records) {
            Lane<M> lane = held.get(inbound.partition());
            Input input = inputs.get(inbound.topic());
            if (lane != null && input != null) {
                lane.newest(inbound.timestamp());
                (input.source() == Input.Source.COMPACTED ? items : others).add(new Item.Read<>(lane, input, inbound));
            }
        }
        items.addAll(others);
    }

    private void takeAnswers(Lane<M> lane, List<Item<M>> items) {
        for (Lane.Answer<M> answer = lane.nextAnswer(); answer != null; answer = lane.nextAnswer()) {
            items.add(new Item.Answered<>(lane, answer));
        }
    }

    private void takeDue(Lane<M> lane, Instant now, List<Item<M>> items) {
        Instant due = lane.nextDue();
        if (due != null && !due.isAfter(now)) {
            List<Timer> timers = store.due(lane.number(), now, MOST_DUE);
            timers.forEach(timer -> items.add(new Item.Due<>(lane, timer)));
            if (timers.isEmpty()) {
                lane.nextDue(store.nextDue(lane.number()));
            }
        }
    }

    private void takeSubmissions(List<Item<M>> items) {
        Lane<M> side = held.values().stream()
                .filter(lane -> LaneName.isSide(lane.number()))
                .findFirst()
                .orElse(null);
        if (side == null) {
            return;
        }
        for (Submission<M> next = submissions.poll(); next != null; next = submissions.poll()) {
            items.add(new Item.Submitted<>(side, next.message(), next.done()));
        }
    }

    /** A batch is safe: its lanes adopt it, and what it put out goes out. */
    private void committed(Batch<M, S, E> batch, Duration took) {
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
            throttled.add(lane.number());
        }
    }

    /** Reads on where the log has caught up with what was to be published. */
    private void readOn() {
        for (int number : List.copyOf(throttled)) {
            Lane<M> lane = held.get(number);
            if (lane == null || lane.publisher().waiting() <= MOST_WAITING_PACKETS / 2) {
                throttled.remove(number);
                if (lane != null) {
                    log.resume(number, lane.progress());
                }
            }
        }
    }

    private Map<Integer, Long> epochs() {
        Map<Integer, Long> epochs = new TreeMap<>();
        held.values().forEach(lane -> epochs.put(lane.number(), lane.epoch()));
        return epochs;
    }

    private void publishViews() {
        Collection<Lane<M>> lanes = held.values();
        views = lanes.stream().map(LaneView::of).toList();
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
