package io.seatflow.workflow;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatflow.schemas.Topic;
import io.seatflow.workflow.kafka.KafkaAppender;
import io.seatflow.workflow.kafka.KafkaClients;
import io.seatflow.workflow.kafka.KafkaLog;
import io.seatflow.workflow.kafka.KafkaPartitions;
import io.seatflow.workflow.lane.LaneView;
import io.seatflow.workflow.lane.LetterEncoder;
import io.seatflow.workflow.lane.Worker;
import io.seatflow.workflow.postgres.PostgresLaneStore;
import org.apache.kafka.common.errors.InterruptException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A service's engine, running: one thread that owns the lanes assigned to this instance, and threads that perform effects.
 * It survives every fault that passes by taking its lanes over again; an error that cannot pass ends its thread, which
 * {@link #problems()} tells. Safe for use by several threads.
 *
 * @param <M> the service's messages
 */
public final class Engine<M> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);

    private final Worker<M, ?, ?> worker;
    private final ScheduledExecutorService effects;
    private final Thread thread;
    private final Duration stopWithin;
    private final TurnWatch watch;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Throwable death;

    private Engine(
            String service,
            Worker<M, ?, ?> worker,
            ScheduledExecutorService effects,
            Duration stopWithin,
            TurnWatch watch) {
        this.worker = worker;
        this.effects = effects;
        this.stopWithin = stopWithin;
        this.watch = watch;
        this.thread = Thread.ofPlatform().name(service + "-lanes").unstarted(this::run);
    }

    /**
     * Starts the engine of a service. Returns at once; {@link #isReady()} tells when the lanes are held.
     *
     * @param jdbi of the service's database, with the engine's tables in it
     * @param letters writes the service's dead letters
     */
    public static <M, S extends State<E>, E> Engine<M> start(
            Workflow<M, S, E> workflow,
            EngineSettings settings,
            Jdbi jdbi,
            LetterEncoder letters,
            MeterRegistry meters) {
        InstantSource clock = InstantSource.system();
        ScheduledExecutorService effects = Executors.newScheduledThreadPool(
                settings.effectThreads(),
                Thread.ofPlatform()
                        .name(workflow.service() + "-effect-", 1)
                        .daemon()
                        .factory());
        KafkaClients clients = new KafkaClients(workflow.service(), settings);
        Worker<M, S, E> worker = new Worker<>(
                workflow,
                new KafkaLog(clients.consumer(), workflow.inputs()),
                new PostgresLaneStore(
                        jdbi,
                        workflow.service(),
                        settings.instance() + "/" + UUID.randomUUID(),
                        settings.lease(),
                        clock),
                new KafkaAppender(workflow.service(), clients::producer),
                new KafkaPartitions(Topic.PARTITIONS),
                letters,
                effects,
                clock,
                new EngineMetrics(workflow.service(), meters));
        TurnWatch watch = new TurnWatch(settings.longestTurn(), System::nanoTime);
        EngineMetrics.measure(workflow.service(), watch, meters);
        Engine<M> engine = new Engine<>(workflow.service(), worker, effects, settings.stopWithin(), watch);
        engine.thread.start();
        Thread.ofVirtual().name(workflow.service() + "-watch").start(engine::watch);
        return engine;
    }

    /** Submits a message that no record caused. Completes when its decision has committed; fails where that is unknown. */
    public CompletableFuture<Void> submit(M message) {
        return worker.submit(message);
    }

    /** Whether every lane assigned to this instance is held and nothing is wrong. */
    public boolean isReady() {
        return worker.isReady() && death == null && watch.problem().isEmpty();
    }

    /** Whether the engine's thread goes on; if not, the process should be started again. */
    public boolean isAlive() {
        return death == null;
    }

    /** What keeps the engine from its work, in words for an operator; empty where nothing does. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(worker.problems());
        watch.problem().ifPresent(problems::add);
        Throwable cause = death;
        if (cause != null) {
            problems.add("the engine has stopped: " + cause);
        }
        return problems;
    }

    /** The lanes of this instance. */
    public List<LaneView> lanes() {
        return worker.lanes();
    }

    /** Stops in order: the batch at hand commits, what has committed is published, the lanes are let go. Idempotent. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(stopWithin.plusSeconds(10))) {
                LOG.warn("the engine does not stop; the next owner of its lanes takes them over");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        effects.shutdownNow();
    }

    private void run() {
        try {
            while (stopping.getCount() > 0) {
                watch.begins();
                worker.turn();
            }
            watch.ends();
            worker.drain(stopWithin);
        } catch (InterruptException e) {
            LOG.info("the engine was interrupted");
        } catch (RuntimeException | Error e) {
            death = e;
            LOG.error("the engine stops on an error that cannot pass", e);
        } finally {
            watch.ends();
            closeWorker();
        }
    }

    /** A thread that stands still cannot say so itself. */
    private void watch() {
        try {
            while (!stopping.await(WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                watch.look(thread);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeWorker() {
        try {
            worker.close();
        } catch (RuntimeException e) {
            LOG.info("the engine's clients did not close in order: {}", e.getMessage());
        }
    }

    /** Waits until {@link #isReady()} or until that long has passed; tells which. */
    public boolean awaitReady(Duration most) throws InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        while (!isReady() && System.nanoTime() < until) {
            if (stopping.await(20, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return isReady();
    }
}
