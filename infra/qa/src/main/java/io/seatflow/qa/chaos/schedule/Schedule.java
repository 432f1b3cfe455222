package io.seatflow.qa.chaos.schedule;

import io.seatflow.qa.chaos.agent.Point;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The faults of a run. They are dealt from a shuffled deck that holds every kind, and every point, as often as it is worth;
 * when it is empty it is shuffled again: so that a run of some minutes has them all. The same arguments give the same faults.
 */
public record Schedule(List<Fault> faults) {
    private static final List<String> BETWEEN_SERVICES = List.of(
            "checkout.events",
            "billing.events",
            "licensing.events",
            "licensing.subscriptions",
            "licensing.commands",
            "takeover.events");

    public Schedule {
        faults = List.copyOf(faults);
    }

    private record Card(
            Kind kind, @Nullable Point point, @Nullable MoveStep step) {}

    /**
     * Deals faults.
     *
     * @param length of the time in which they come
     * @param between from one to the next, on average
     * @param kinds those that may come; with a single instance of each service nobody can become a zombie
     */
    public static Schedule deal(long seed, Duration length, Duration between, Set<Kind> kinds, Targets targets) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        List<Card> deck = new ArrayList<>();
        List<Card> steps = new ArrayList<>();
        long step = between.toMillis();
        for (long at = step; at < length.toMillis() && !kinds.isEmpty(); at += step / 2 + random.nextLong(step)) {
            if (deck.isEmpty()) {
                deck.addAll(deck(kinds, targets));
                Collections.shuffle(deck, random);
            }
            if (steps.isEmpty()) {
                steps.addAll(steps());
                Collections.shuffle(steps, random);
            }
            Card card = deck.removeLast();
            faults.add(fault(
                    Duration.ofMillis(at), card.kind() == Kind.STEP ? steps.removeLast() : card, targets, random));
        }
        return new Schedule(faults);
    }

    private static List<Card> deck(Set<Kind> kinds, Targets targets) {
        List<Card> deck = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kinds.contains(kind)) {
                for (int i = 0; i < kind.weight(); i++) {
                    if (kind == Kind.HALT) {
                        Arrays.stream(Point.values())
                                .filter(point ->
                                        !targets.instancesOf(point.services()).isEmpty())
                                .forEach(point -> deck.add(new Card(kind, point, null)));
                    } else {
                        deck.add(new Card(kind, kind == Kind.ZOMBIE ? Point.BEFORE_TRANSACTION : null, null));
                    }
                }
            }
        }
        return deck;
    }

    /** Every step at every point of it: too many for the deck of a mixed run, which is dealt some of them. */
    private static List<Card> steps() {
        return Arrays.stream(MoveStep.values())
                .flatMap(step -> step.points().stream().map(point -> new Card(Kind.STEP, point, step)))
                .toList();
    }

    private static Fault fault(Duration at, Card card, Targets targets, Random random) {
        Point point = card.point();
        return switch (card.kind()) {
            case KILL -> new Fault(at, card.kind(), one(targets.all(), random), null, 1);
            case HALT -> {
                List<String> services = point == null ? Targets.ON_LANES : point.services();
                int pass = point != null && point.isOfStart() ? 1 : 1 + random.nextInt(20);
                yield new Fault(at, card.kind(), one(targets.instancesOf(services), random), point, pass);
            }
            case STEP -> {
                MoveStep step = card.step();
                List<String> services = step == null ? Targets.ON_LANES : List.of(step.service());
                yield new Fault(
                        at,
                        card.kind(),
                        one(targets.instancesOf(services), random),
                        point,
                        step,
                        1 + random.nextInt(2));
            }
            case ZOMBIE ->
                new Fault(
                        at,
                        card.kind(),
                        one(targets.instancesOf(Targets.ON_LANES), random),
                        point,
                        1 + random.nextInt(10));
            case PAUSE -> new Fault(at, card.kind(), one(targets.all(), random), null, 12_000 + random.nextInt(6_000));
            case KILL_BROKER -> new Fault(at, card.kind(), one(targets.brokers(), random), null, 1);
            case PAUSE_BROKER ->
                new Fault(at, card.kind(), one(targets.brokers(), random), null, 2_000 + random.nextInt(6_000));
            case KILL_DATABASE -> new Fault(at, card.kind(), "postgres", null, 1);
            case KILL_REGISTRY -> new Fault(at, card.kind(), "registry", null, 1);
            case KILL_PAYMENTS -> new Fault(at, card.kind(), "payments", null, 1);
            case KILL_MAIL -> new Fault(at, card.kind(), "inbox", null, 1);
            case KILL_ALL, REPLAY -> new Fault(at, card.kind(), "", null, 1);
            case LOSE_COMMIT -> new Fault(at, card.kind(), one(targets.onLanes(), random), null, 1 + random.nextInt(4));
            case CUT_DATABASE -> new Fault(at, card.kind(), one(targets.onLanes(), random), null, 1);
            case LOSE_CHARGE -> new Fault(at, card.kind(), "payments", null, 1 + random.nextInt(8));
            case DUPLICATES, LATE -> new Fault(at, card.kind(), "", null, 50 + random.nextInt(200));
            case FROM_THE_DEAD ->
                new Fault(at, card.kind(), one(BETWEEN_SERVICES, random), null, 50 + random.nextInt(200));
        };
    }

    private static String one(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }
}
