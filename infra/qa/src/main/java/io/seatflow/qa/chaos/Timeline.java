package io.seatflow.qa.chaos;

import io.seatflow.qa.chaos.schedule.Fault;
import io.seatflow.qa.chaos.schedule.Kind;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What happened when, printed as it happens. Any thread. */
final class Timeline {
    /**
     * What became of a fault.
     *
     * @param hadEffect whether it is known to have done what it was for
     */
    record Outcome(boolean hadEffect, String words) {
        static Outcome done(String words) {
            return new Outcome(true, words);
        }

        static Outcome missed(String words) {
            return new Outcome(false, words);
        }
    }

    private final PrintWriter out;
    private final long begin = System.nanoTime();
    private final Map<Kind, Count> kinds = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<String, Count>> places = new EnumMap<>(Kind.class);
    private final List<Fault> missed = new ArrayList<>();

    private record Count(int all, int withEffect) {
        static final Count NONE = new Count(0, 0);

        Count plus(Outcome outcome) {
            return new Count(all + 1, withEffect + (outcome.hadEffect() ? 1 : 0));
        }
    }

    Timeline(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.printf(
                Locale.ROOT,
                "[%6.1f s] %s%n",
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0,
                line);
        out.flush();
    }

    /** A fault is over, or has been given up. */
    synchronized void record(Fault fault, Outcome outcome) {
        kinds.merge(fault.kind(), Count.NONE.plus(outcome), (before, now) -> before.plus(outcome));
        if (fault.kind() == Kind.HALT || fault.kind() == Kind.STEP) {
            places.computeIfAbsent(fault.kind(), kind -> new TreeMap<>())
                    .merge("  " + fault.place(), Count.NONE.plus(outcome), (before, now) -> before.plus(outcome));
        }
        if (!outcome.hadEffect()) {
            missed.add(fault);
        }
        say("%s%s%s%s: %s"
                .formatted(
                        outcome.hadEffect() ? "" : "(no effect) ",
                        fault.kind().label(),
                        fault.target().isEmpty() ? "" : " " + fault.target(),
                        fault.place().isEmpty() ? "" : " " + fault.place(),
                        outcome.words()));
    }

    /** How often each kind came, and how often it had its effect. */
    synchronized List<String> summary() {
        List<String> lines = new ArrayList<>();
        kinds.forEach((kind, count) -> {
            lines.add(line(kind.label(), count));
            places.getOrDefault(kind, Map.of()).forEach((place, passes) -> lines.add(line(place, passes)));
        });
        return lines;
    }

    private static String line(String name, Count count) {
        return "%-36s %3d, with effect %3d".formatted(name, count.all(), count.withEffect());
    }

    /** Faults that came and had no effect. */
    synchronized List<Fault> missed() {
        return List.copyOf(missed);
    }

    /** Kinds that came and never had their effect: the run says nothing of them. */
    synchronized List<Kind> withoutEffect() {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue().withEffect() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
