package io.seatflow.local;

import io.seatflow.servers.ServerFailure;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one part running: where it ends by itself it is started again, as its policy allows.
 *
 * <p>{@link #start} once, then {@link #stop}. All methods but {@link #start} may be called by any thread.
 */
final class SupervisedPart {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final PartStart start;
    private final RestartPolicy policy;
    private final PartEvents events;
    private final InstantSource clock;
    private final ExecutorService thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Deque<Instant> deaths = new ArrayDeque<>();
    private @Nullable Part part;
    private @Nullable String sentence;
    private boolean ready;
    private boolean paused;
    private int deathsEver;

    SupervisedPart(PartStart start, RestartPolicy policy, PartEvents events, InstantSource clock) {
        this.start = start;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(start.name() + "-supervisor").factory());
    }

    /** Starts it and returns when it is ready. @throws ServerFailure if it cannot be started this first time */
    void start() {
        bringUp(false);
    }

    String name() {
        return start.name();
    }

    /** As it is now. */
    synchronized PartView view() {
        return new PartView(name(), part == null ? OptionalLong.empty() : part.pid(), ready, deathsEver);
    }

    synchronized boolean isReady() {
        return ready;
    }

    /** Ends it at once, as a crash would. @throws IllegalStateException if it has no process now */
    void kill() {
        running().kill().run();
    }

    /** Lets it do nothing more until {@link #resume}, its own children neither. */
    synchronized void pause() {
        paused = true;
        Signal.STOP.send(pid());
    }

    /** Lets it go on. */
    synchronized void resume() {
        paused = false;
        Signal.CONT.send(pid());
    }

    /**
     * Ends a part that goes on though it is dead, if it is not being started anyway.
     *
     * @param line for the user
     */
    void condemn(String line) {
        Part dead;
        synchronized (this) {
            if (!ready || sentence != null) {
                return;
            }
            sentence = line;
            dead = running();
        }
        if (dead.pid().isPresent()) {
            dead.kill().run();
        } else {
            died(line);
        }
    }

    /** Stops it in order and starts it no more; a start under way is given up. */
    void stop() {
        synchronized (this) {
            stopping.countDown();
            if (paused) {
                resume();
            }
        }
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new ServerFailure("%s is still being started".formatted(name()));
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
        Part last;
        synchronized (this) {
            last = part;
            ready = false;
        }
        if (last != null) {
            last.close();
        }
    }

    private void bringUp(boolean again) {
        PartStart.Launched launched = start.launch().get();
        Part running = launched.part();
        synchronized (this) {
            part = running;
            paused = false;
            sentence = null;
        }
        events.launched(running);
        try {
            launched.awaitReady().run();
        } catch (RuntimeException failed) {
            running.stopQuietly();
            throw failed;
        }
        synchronized (this) {
            ready = true;
        }
        events.ready(running, again);
        var unused = running.death().thenAccept(this::died);
    }

    private void died(String line) {
        synchronized (this) {
            if (isStopping()) {
                return;
            }
            ready = false;
            deathsEver++;
            Instant now = clock.instant();
            deaths.addLast(now);
            while (deaths.getFirst().plus(policy.window()).isBefore(now)) {
                deaths.removeFirst();
            }
            String cause = sentence == null ? line : sentence;
            Optional<Duration> pause = policy.pause(deaths.size());
            if (pause.isPresent()) {
                thread.execute(() -> restart(cause, pause.get()));
            } else {
                thread.execute(() -> events.gaveUp(name(), cause));
            }
        }
    }

    private void restart(String cause, Duration pause) {
        events.died(name(), cause, pause);
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            while (!start.possible().getAsBoolean()) {
                if (stopping.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            bringUp(true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ServerFailure failed) {
            died(String.valueOf(failed.getMessage()));
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private synchronized Part running() {
        if (part == null) {
            throw new IllegalStateException(name() + " has not been started");
        }
        return part;
    }

    private long pid() {
        return running().pid().orElseThrow(() -> new IllegalStateException(name() + " has no process of its own"));
    }
}
