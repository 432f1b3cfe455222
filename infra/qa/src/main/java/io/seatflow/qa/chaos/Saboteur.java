package io.seatflow.qa.chaos;

import io.seatflow.qa.chaos.Timeline.Outcome;
import io.seatflow.qa.chaos.agent.Mailbox;
import io.seatflow.qa.chaos.agent.Order;
import io.seatflow.qa.chaos.agent.Point;
import io.seatflow.qa.chaos.relay.Relay;
import io.seatflow.qa.chaos.schedule.Fault;
import io.seatflow.qa.chaos.schedule.MoveStep;
import io.seatflow.qa.chaos.schedule.Targets;
import io.seatflow.qa.chaos.store.ServiceDatabase;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Brings faults about in the processes and between them, and sees what came of each. Any thread. */
final class Saboteur {
    private static final Duration DYING = Duration.ofSeconds(20);

    /** How long a fault waits for its moment: others may hold everything back that would bring it. */
    private static final Duration REACHING = Duration.ofSeconds(150);

    /** How often it is tried to make a zombie of an instance. */
    private static final int ZOMBIES = 2;

    private static final Duration RESTARTING = Duration.ofSeconds(90);
    private static final Duration TAKING_OVER = Duration.ofSeconds(45);
    private static final Duration WAITING = Duration.ofMinutes(5);
    private static final Duration FENCING = Duration.ofSeconds(30);

    /** Longer than the group waits for a member that says nothing, and than every lease. */
    private static final Duration LONGER_THAN_TIMEOUTS = Duration.ofSeconds(13);

    private final Site site;
    private final Targets targets;
    private final Map<String, ServiceDatabase> databases;
    private final Map<String, ReentrantLock> inUse = new ConcurrentHashMap<>();

    /** @param databases by service */
    Saboteur(Site site, Targets targets, Map<String, ServiceDatabase> databases) {
        this.site = site;
        this.targets = targets;
        this.databases = databases;
    }

    Outcome kill(String part) {
        if (!Patience.until(DYING, () -> site.isAlive(part))) {
            return Outcome.missed("it was dead already");
        }
        int before = site.deaths(part);
        site.kill(part);
        return Patience.until(DYING, () -> site.deaths(part) > before)
                ? Outcome.done("killed")
                : Outcome.missed("it does not die");
    }

    Outcome killAll() {
        List<String> parts = site.parts().stream().filter(site::isAlive).toList();
        Map<String, Integer> before = new ConcurrentHashMap<>();
        parts.forEach(part -> before.put(part, site.deaths(part)));
        parts.forEach(site::kill);
        boolean all = Patience.until(
                DYING, () -> parts.stream().allMatch(part -> site.deaths(part) > before.getOrDefault(part, 0)));
        return all && !parts.isEmpty()
                ? Outcome.done("killed %d processes at once".formatted(parts.size()))
                : Outcome.missed("some do not die");
    }

    /** Ends an instance at a point; where that is one of the start, by starting it. */
    Outcome halt(Fault fault) {
        return alone(fault.target(), () -> {
            Point point = point(fault);
            Mailbox mailbox = site.mailbox(fault.target());
            MoveStep step = fault.step();
            String about = step == null ? "" : step.inHand(point);
            mailbox.give(new Order(Order.Action.HALT, point, fault.amount(), about));
            if (point.isOfStart() && Patience.until(DYING, () -> site.isAlive(fault.target()))) {
                site.kill(fault.target());
            }
            Duration most = point.isOfStart() ? RESTARTING : REACHING;
            if (Patience.until(most, mailbox::isObeyed)) {
                return Outcome.done("halted at pass %d".formatted(fault.amount()));
            }
            mailbox.takeBack();
            return Outcome.missed("pass %d was not reached".formatted(fault.amount()));
        });
    }

    /** Lets an instance stand still with records in hand until others have its lanes, and sees it fenced when it writes. */
    Outcome zombie(Fault fault) {
        return alone(fault.target(), () -> {
            Outcome outcome = zombieOnce(fault);
            // Another fault may have cut what it would have been fenced by.
            for (int again = 1; again < ZOMBIES && !outcome.hadEffect(); again++) {
                outcome = zombieOnce(fault);
            }
            return outcome;
        });
    }

    private Outcome zombieOnce(Fault fault) {
        String instance = fault.target();
        Mailbox mailbox = site.mailbox(instance);
        long seenBefore = fenced(mailbox);
        int deathsBefore = site.deaths(instance);
        mailbox.give(new Order(Order.Action.STOP, point(fault), fault.amount()));
        if (!Patience.until(REACHING, mailbox::isObeyed)) {
            mailbox.takeBack();
            return Outcome.missed("pass %d was not reached".formatted(fault.amount()));
        }
        Map<Integer, Long> epochsBefore = epochs(instance);
        Patience.pass(LONGER_THAN_TIMEOUTS);
        Patience.until(TAKING_OVER, () -> allTakenOver(epochsBefore, epochs(instance)));
        site.resume(instance);
        boolean fenced = Patience.until(FENCING, () -> fenced(mailbox) > seenBefore);
        if (fenced) {
            return Outcome.done("stood still, came back and was fenced");
        }
        return Outcome.missed(
                site.deaths(instance) > deathsBefore
                        ? "it was killed before it came back"
                        : "it came back and was not fenced");
    }

    /** Lets an instance stand still wherever it is, until others have its lanes. */
    Outcome pause(Fault fault) {
        String instance = fault.target();
        return alone(instance, () -> {
            ServiceDatabase database = databases.get(targets.serviceOf(instance));
            Mailbox mailbox = site.mailbox(instance);
            long seenBefore = fenced(mailbox);
            long takeOversBefore = takeOvers(database);
            site.pause(instance);
            Patience.pass(Duration.ofMillis(fault.amount()));
            long takenOver = takeOvers(database) - takeOversBefore;
            site.resume(instance);
            Patience.pass(Duration.ofSeconds(2));
            String words = "stood still for %.1f s; %d lanes were taken over; fenced %d times when it came back"
                    .formatted(fault.amount() / 1000.0, takenOver, fenced(mailbox) - seenBefore);
            return database == null || takenOver > 0 ? Outcome.done(words) : Outcome.missed(words);
        });
    }

    Outcome pauseBroker(Fault fault) {
        site.pause(fault.target());
        Patience.pass(Duration.ofMillis(fault.amount()));
        site.resume(fault.target());
        return Outcome.done("stood still for %.1f s".formatted(fault.amount() / 1000.0));
    }

    Outcome loseAnswers(Fault fault) {
        Relay relay = site.relay(fault.target());
        int before = relay.lostAnswers();
        relay.loseAnswers(fault.amount());
        Patience.until(REACHING, () -> relay.lostAnswers() >= before + fault.amount());
        relay.loseAnswers(0);
        int lost = relay.lostAnswers() - before;
        return lost > 0
                ? Outcome.done("%d answers lost".formatted(lost))
                : Outcome.missed("there was no answer to lose");
    }

    Outcome cut(String service) {
        int cut = site.relay(service).cut();
        return cut > 0 ? Outcome.done("%d connections cut".formatted(cut)) : Outcome.missed("there was no connection");
    }

    /** Nobody stands still any more, and no order waits. */
    void stop() {
        targets.all().forEach(instance -> {
            site.mailbox(instance).takeBack();
            site.resume(instance);
        });
    }

    /** One fault of this sort at a time for each instance: an agent takes one order, and a sleeper none. */
    private Outcome alone(String instance, Supplier<Outcome> work) {
        ReentrantLock lock = inUse.computeIfAbsent(instance, name -> new ReentrantLock(true));
        try {
            if (!lock.tryLock(WAITING.toSeconds(), TimeUnit.SECONDS)) {
                return Outcome.missed("other faults are at work there");
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return Outcome.missed("given up");
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static Point point(Fault fault) {
        Point point = fault.point();
        if (point == null) {
            throw new IllegalArgumentException("no point in " + fault);
        }
        return point;
    }

    private static long fenced(Mailbox mailbox) {
        return mailbox.seen().stream()
                .filter(line -> line.contains(" fenced: "))
                .count();
    }

    private Map<Integer, Long> epochs(String instance) {
        Map<Integer, Long> epochs = new TreeMap<>();
        ServiceDatabase database = databases.get(targets.serviceOf(instance));
        if (database != null) {
            answered(database::lanes).stream()
                    .filter(lane -> lane.lane() >= 0)
                    .forEach(lane -> epochs.put(lane.lane(), lane.epoch()));
        }
        return epochs;
    }

    private static boolean allTakenOver(Map<Integer, Long> before, Map<Integer, Long> now) {
        return before.entrySet().stream().allMatch(lane -> now.getOrDefault(lane.getKey(), 0L) > lane.getValue());
    }

    private static long takeOvers(@Nullable ServiceDatabase database) {
        return database == null ? 0 : answered(database::takeOvers);
    }

    /** What the database says, when it is there again: another fault may have ended it. */
    private static <T> T answered(Supplier<T> question) {
        for (long end = System.nanoTime() + RESTARTING.toNanos(); ; Patience.pass(Duration.ofMillis(200))) {
            try {
                return question.get();
            } catch (ServiceDatabase.NotAnswering away) {
                if (System.nanoTime() >= end) {
                    throw away;
                }
            }
        }
    }
}
