package io.seatflow.qa.simulation;

import io.seatflow.workflow.lane.Worker;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/**
 * One process of a service: what it has in memory, which is gone when it dies.
 *
 * @param <M> the service's messages
 */
final class Instance<M> {
    private final String name;
    private final String service;
    private final InstanceClock clock;
    private final SimulatedExecutor effects;
    private @Nullable Worker<M, ?, ?> worker;
    private @Nullable SimulatedLog log;
    private @Nullable SimulatedAppender appender;
    private @Nullable M greeting;
    private CompletableFuture<Void> greeted = CompletableFuture.completedFuture(null);
    private boolean isDead;
    private boolean isTurning;

    Instance(String service, String name, InstanceClock clock) {
        this.service = service;
        this.name = name;
        this.clock = clock;
        this.effects = new SimulatedExecutor(clock);
    }

    /** Its parts, which know it. */
    void assemble(Worker<M, ?, ?> itsWorker, SimulatedLog itsLog, SimulatedAppender itsAppender) {
        worker = itsWorker;
        log = itsLog;
        appender = itsAppender;
    }

    String service() {
        return service;
    }

    InstanceClock clock() {
        return clock;
    }

    SimulatedExecutor effects() {
        return effects;
    }

    Worker<M, ?, ?> worker() {
        return present(worker);
    }

    SimulatedLog log() {
        return present(log);
    }

    Session session() {
        return present(appender).session();
    }

    /** Submits a message until it has committed. */
    void greet(M message) {
        greeting = message;
        greeted = worker().submit(message);
    }

    /** Submits again what failed. */
    void greetAgain() {
        M message = greeting;
        if (message != null && greeted.isCompletedExceptionally()) {
            greeted = worker().submit(message);
        }
    }

    boolean isGreeted() {
        return greeted.isDone() && !greeted.isCompletedExceptionally();
    }

    void die() {
        isDead = true;
        effects.shutdownNow();
    }

    boolean isDead() {
        return isDead;
    }

    /** Whether its worker is in the middle of a turn, further up on the stack. */
    boolean isTurning() {
        return isTurning;
    }

    void turning(boolean now) {
        isTurning = now;
    }

    @Override
    public String toString() {
        return name;
    }

    private static <P> P present(@Nullable P part) {
        if (part == null) {
            throw new IllegalStateException("the instance is not assembled yet");
        }
        return part;
    }
}
