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
import java.util.function.Predicate;

/** Looks for orders, counts passes of the point of the one at hand, and obeys it. Any thread. */
final class Watch {
    private static final Duration INTERVAL = Duration.ofMillis(20);

    /** What a shell says of a process that ended by SIGKILL. */
    private static final int KILLED = 137;

    /** Where a transaction begins. */
    private static final String BEGIN = Point.BEFORE_TRANSACTION.label();

    private record Current(Order order, AtomicInteger left) {}

    private final ThreadLocal<@Nullable String> decided = new ThreadLocal<>();

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

    /** @param isInHand whether what a text names is in hand now, asked only where it matters */
    void pass(String point, Predicate<String> isInHand) {
        if (point.equals(BEGIN)) {
            decided.remove();
        }
        Current counting = current;
        if (counting == null || !counting.order().point().label().equals(point)) {
            return;
        }
        String about = counting.order().about();
        if (!about.isEmpty() && !isInHand.test(about)) {
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

    /** This thread's transaction decides on a message. */
    void decides(Object message) {
        Current waiting = current;
        if (waiting != null) {
            String about = waiting.order().about();
            if (!about.isEmpty() && message.toString().contains(about)) {
                decided.set(about);
            }
        }
    }

    /** Whether this thread's transaction has decided on a message whose text has that in it. */
    boolean hasDecided(String about) {
        return about.equals(decided.get());
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
