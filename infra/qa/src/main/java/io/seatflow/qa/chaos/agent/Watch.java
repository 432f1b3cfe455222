package io.seatflow.qa.chaos.agent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Looks for orders, counts passes of the point of the one at hand, and obeys it. Any thread. */
final class Watch {
    private static final Duration INTERVAL = Duration.ofMillis(20);

    /** What a shell says of a process that ended by SIGKILL. */
    private static final int KILLED = 137;

    private record Current(Order order, AtomicInteger left) {}

    private final Mailbox mailbox;
    private final Set<Plant> reported = EnumSet.noneOf(Plant.class);
    private volatile @Nullable Current current;

    Watch(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Looks once now, so that a point of the start is not missed, and then again and again. */
    void start() {
        look();
        Thread.ofPlatform().daemon().name("chaos-orders").start(() -> {
            while (true) {
                LockSupport.parkNanos(INTERVAL.toNanos());
                look();
            }
        });
    }

    void pass(String point) {
        Current counting = current;
        if (counting == null || !counting.order().point().label().equals(point)) {
            return;
        }
        String within = counting.order().point().within();
        if (within != null && !isOnStack(within)) {
            return;
        }
        if (counting.left().decrementAndGet() == 0 && mailbox.obey()) {
            obey(counting.order());
        }
    }

    void see(String words) {
        mailbox.see(words);
    }

    void tookEffect(Plant plant) {
        boolean first;
        synchronized (reported) {
            first = reported.add(plant);
        }
        if (first) {
            mailbox.see("planted: " + plant.label());
        }
    }

    private void look() {
        Order order = mailbox.waiting().orElse(null);
        Current before = current;
        if (order == null) {
            current = null;
        } else if (before == null || !Objects.equals(before.order(), order)) {
            current = new Current(order, new AtomicInteger(order.pass()));
        }
    }

    private static void obey(Order order) {
        switch (order.action()) {
            case HALT -> Runtime.getRuntime().halt(KILLED);
            case STOP -> standStill();
        }
    }

    /** Returns when somebody has sent SIGCONT. */
    private static void standStill() {
        try {
            new ProcessBuilder(List.of(
                            "kill",
                            "-STOP",
                            Long.toString(ProcessHandle.current().pid())))
                    .start()
                    .waitFor();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOnStack(String method) {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.anyMatch(frame -> method.equals(frame.getClassName() + "#" + frame.getMethodName())));
    }
}
