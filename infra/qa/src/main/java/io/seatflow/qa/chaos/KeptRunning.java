package io.seatflow.qa.chaos;

import io.seatflow.servers.ChildProcess;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A process that is started again whenever it ends, until it is stopped. Any thread. */
final class KeptRunning implements AutoCloseable {
    private static final Duration BETWEEN_LIVES = Duration.ofMillis(250);
    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final Duration STOPPING = Duration.ofSeconds(45);

    /**
     * How a process is started.
     *
     * @param possible whether what it needs is there
     * @param launch starts it
     * @param answers whether it does what it is for, once it was started
     */
    record Start(String name, BooleanSupplier possible, Supplier<ChildProcess> launch, BooleanSupplier answers) {}

    private final Start start;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable ChildProcess process;
    private volatile boolean ready;
    private final AtomicInteger deaths = new AtomicInteger();

    KeptRunning(Start start) {
        this.start = start;
        this.thread =
                Thread.ofPlatform().daemon().name(start.name() + "-keeper").unstarted(this::keepRunning);
    }

    /**
     * Starts it for the first time and returns when it answers.
     *
     * @throws IllegalStateException if it does not
     */
    void begin() {
        thread.start();
        if (!Patience.until(STARTING, () -> ready)) {
            throw new IllegalStateException("%s does not start".formatted(start.name()));
        }
    }

    String name() {
        return start.name();
    }

    boolean isReady() {
        return ready;
    }

    /** Whether there is a process now, ready or not. */
    boolean isAlive() {
        ChildProcess now = process;
        return now != null && now.isAlive();
    }

    /** How often it has ended by itself. */
    int deaths() {
        return deaths.get();
    }

    /** The process id, the last one where it is dead; -1 before the first. */
    long pid() {
        ChildProcess now = process;
        return now == null ? -1 : now.pid();
    }

    /** Sends SIGKILL. */
    void kill() {
        ChildProcess now = process;
        if (now != null) {
            now.kill();
        }
    }

    /** Stops it in order and starts it no more. */
    @Override
    public void close() {
        stopping.countDown();
        ChildProcess last = process;
        if (last != null) {
            last.stop(STOPPING);
        }
        thread.interrupt();
    }

    private void keepRunning() {
        try {
            while (!stopping.await(BETWEEN_LIVES.toMillis(), TimeUnit.MILLISECONDS)) {
                if (start.possible().getAsBoolean()) {
                    live();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One life, from its start to its end. */
    private void live() {
        try {
            ChildProcess now = start.launch().get();
            process = now;
            while (now.isAlive() && !ready) {
                ready = start.answers().getAsBoolean();
                Patience.pass(Duration.ofMillis(50));
            }
            int unused = now.onExit().join();
        } catch (RuntimeException failed) {
            // It could not even be started: that is a life, too.
        }
        ready = false;
        if (stopping.getCount() > 0) {
            deaths.incrementAndGet();
        }
    }
}
