package io.seatflow.workflow.lane;

import io.seatflow.workflow.State;
import io.seatflow.workflow.Workflow;
import io.seatflow.workflow.lane.Log.Polled;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one thread that owns an instance's lanes: polls, gets batches committed, keeps house. {@link #turn()} is one round of
 * it, so that a simulation can turn it by hand. Any fault that is not the messages' own makes it forget its lanes and take
 * them over again (rule 10), with growing pauses while the fault lasts.
 */
public final class Worker<M, S extends State<E>, E> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration IDLE_WAIT = Duration.ofMillis(200);
    private static final Duration BUSY_WAIT = Duration.ofMillis(5);
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(1);
    /** What a log that is not away takes to answer; others wait meanwhile, for lanes or for the process to end. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Log log;
    private final Appender appender;
    private final InstantSource clock;
    private final LaneListener listener;
    private final EffectRunner<M> effects;
    private final Lanes<M> lanes;
    private final Intake<M> intake;
    private final Outflow<M> outflow;
    private final BatchRunner<M, S, E> batches;
    private volatile @Nullable String fault;
    private volatile boolean wasComplete;
    private Duration pause = FIRST_PAUSE;
    private Instant nextHousekeeping = Instant.MIN;
    private boolean busy;
    private final AtomicBoolean waiting = new AtomicBoolean();

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
        this.log = log;
        this.appender = appender;
        this.clock = clock;
        this.listener = listener;
        this.effects = new EffectRunner<>(workflow.effect(), executor, clock, lane -> wakeUp());
        this.lanes = new Lanes<>(log, store, appender, effects, listener);
        this.intake = new Intake<>(lanes, store, workflow.inputs());
        this.outflow = new Outflow<>(lanes, log, store, appender, effects, listener);
        DeadLetters deadLetters = new DeadLetters(workflow.service());
        this.batches = new BatchRunner<>(
                new Batch.Surroundings<>(
                        workflow,
                        store,
                        (item, reason, text, now) -> letters.encode(deadLetters.write(item, reason, text, now)),
                        partitions),
                clock,
                outflow::committed);
    }

    /** Submits a message that no record caused. Completes when its decision has committed. Any thread. */
    public CompletableFuture<Void> submit(M message) {
        CompletableFuture<Void> done = intake.submit(message);
        wakeUp();
        return done;
    }

    /** The lanes held, as they last committed. Any thread. */
    public List<LaneView> lanes() {
        return lanes.views();
    }

    /** What keeps this worker from its work, in words for an operator; empty where nothing does. Any thread. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(lanes.problems());
        String current = fault;
        if (current != null) {
            problems.add(current);
        }
        return problems;
    }

    /** Whether the lanes assigned were all held once, and nothing is wrong now. Any thread. */
    public boolean isReady() {
        return wasComplete && fault == null;
    }

    /** One round: whatever is to be done now, or a short wait for it. */
    public void turn() {
        Polled polled = poll();
        Instant now = clock.instant();
        lanes.changed(polled, now);
        // Before lanes are taken over: these records belong to the lanes that asked for them, and to no later owner.
        List<Item<M>> records = intake.records(polled.records());
        try {
            lanes.takeOverWanted(now);
            keepHouse(now);
            outflow.publishAgain(now);
            if (outflow.holdsBack()) {
                batches.run(List.of(), outflow.published());
                outflow.readOn();
            }
            decide(intake.items(records, now));
            wasComplete |= lanes.isComplete();
            pause = FIRST_PAUSE;
            fault = null;
        } catch (Fenced fenced) {
            LOG.warn("lanes were taken over by another owner: {}", fenced.getMessage());
            findFenced(now);
        } catch (RuntimeException e) {
            forgetAll(now, e);
        }
    }

    /** Stops in order: what has committed is published as far as the log answers in that time, and lanes are let go. */
    public void drain(Duration most) {
        Instant until = clock.instant().plus(most);
        try {
            while (!outflow.isDrained(clock.instant(), AT_ONCE)
                    && clock.instant().isBefore(until)) {
                log.poll(BUSY_WAIT, numbers -> {});
            }
            batches.run(List.of(), lanes.held());
            lanes.release();
        } catch (Fenced | RuntimeException e) {
            LOG.info("lanes were not let go in order, the next owner takes them over: {}", e.getMessage());
        }
        lanes.clear();
        intake.cancel();
    }

    @Override
    public void close() {
        log.close();
        appender.close();
    }

    /** Leaves the next owner nothing to publish again, if the log answers at once. */
    private void handOver(Set<Integer> numbers) {
        List<Lane<M>> handed = lanes.held().stream()
                .filter(lane -> numbers.contains(lane.number()))
                .toList();
        if (handed.isEmpty()) {
            return;
        }
        try {
            appender.flush(AT_ONCE);
            batches.run(List.of(), handed);
        } catch (Fenced | RuntimeException e) {
            LOG.info("lanes were not handed over in order: {}", e.getMessage());
        }
    }

    /** Waits only after it has said so: whoever has something to decide wakes it up, or it sees it before it waits. */
    private Polled poll() {
        waiting.set(true);
        Duration wait = waitFor();
        waiting.set(!wait.isZero());
        try {
            return log.poll(wait, this::handOver);
        } finally {
            waiting.set(false);
        }
    }

    /** Answers wait for the records that come a moment later: a batch costs about the same with both as with one. */
    private Duration waitFor() {
        if (intake.hasSubmissions()) {
            return Duration.ZERO;
        }
        return busy || intake.hasAnswers() ? BUSY_WAIT : IDLE_WAIT;
    }

    /** Once per wait: interrupted at every answer, a poll would never come to bring records. */
    private void wakeUp() {
        if (waiting.compareAndSet(true, false)) {
            log.wakeUp();
        }
    }

    private void decide(List<Item<M>> items) throws Fenced {
        busy = !items.isEmpty();
        if (!busy) {
            return;
        }
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

    private void keepHouse(Instant now) throws Fenced {
        if (now.isBefore(nextHousekeeping)) {
            return;
        }
        nextHousekeeping = now.plus(HOUSEKEEPING);
        lanes.recheck(now);
        List<Lane<M>> published = outflow.published();
        if (!busy && !published.isEmpty()) {
            batches.run(List.of(), published);
        }
        report(now);
    }

    private void report(Instant now) {
        int intents = 0;
        int packets = 0;
        for (Lane<M> lane : lanes.held()) {
            if (!LaneName.isSide(lane.number())) {
                log.report(lane.number(), lane.progress());
            }
            intents += lane.openIntents().stream().mapToInt(OpenIntents::open).sum();
            packets += lane.publisher().waiting();
        }
        List<Log.Lag> lags = log.lags();
        listener.behind(lags, age(lags, now));
        listener.open(intents, packets, effects.unknownAnswers());
    }

    private Duration age(List<Log.Lag> lags, Instant now) {
        return lags.stream()
                .filter(lag -> lag.records() > 0)
                .map(lag -> lanes.held(lag.partition()))
                .filter(lane -> lane != null && lane.newest().isBefore(now))
                .map(lane -> Duration.between(lane.newest(), now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** The fenced lanes wait; the others, whose batch was rolled back with theirs, are taken over again at once. */
    private void findFenced(Instant now) {
        try {
            lanes.recheck(now);
            lanes.forgetAll(now);
        } catch (RuntimeException e) {
            forgetAll(now, e);
        }
    }

    private void forgetAll(Instant now, RuntimeException cause) {
        fault = "taking lanes over again: " + rootMessage(cause);
        LOG.atWarn().setCause(cause).log("a fault, so lanes are forgotten and taken over again in {}", pause);
        lanes.forgetAll(now.plus(pause));
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
