package io.seatflow.qa.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Where one instance's effects wait to be performed, one at a time and in any order, when the simulation says so. */
final class SimulatedExecutor extends AbstractExecutorService implements ScheduledExecutorService {
    private record Task(Instant due, Runnable work) {}

    private final InstantSource clock;
    private final List<Task> tasks = new ArrayList<>();

    SimulatedExecutor(InstantSource clock) {
        this.clock = clock;
    }

    /** Performs something that is due; false where nothing is. */
    boolean runOne(Chance chance) {
        Instant now = clock.instant();
        List<Task> due = tasks.stream().filter(task -> !task.due().isAfter(now)).toList();
        if (due.isEmpty()) {
            return false;
        }
        Task chosen = chance.of(due);
        tasks.remove(chosen);
        chosen.work().run();
        return true;
    }

    boolean isIdle() {
        return tasks.isEmpty();
    }

    @Override
    public void execute(Runnable work) {
        tasks.add(new Task(Instant.MIN, work));
    }

    @Override
    @SuppressWarnings("NullAway") // the engine takes no notice of the future
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        tasks.add(new Task(clock.instant().plusMillis(unit.toMillis(delay)), work));
        return null;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("the engine schedules no such thing");
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("the engine schedules no such thing");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("the engine schedules no such thing");
    }

    @Override
    public void shutdown() {
        tasks.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        tasks.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    /** What waits, for traces. */
    Collection<String> waiting() {
        return tasks.stream().map(task -> String.valueOf(task.due())).toList();
    }
}
