package io.seatflow.qa.chaos;

import io.seatflow.qa.chaos.schedule.Fault;
import io.seatflow.qa.chaos.schedule.Kind;

import java.io.PrintWriter;
import java.util.List;

/**
 * What a run has shown.
 *
 * @param violations what is not as it must be
 * @param stuck what stands still though it should move
 * @param missed faults that came and had no effect, as far as is known
 * @param withoutEffect kinds of faults that came and never had their effect, so that the run says nothing of them
 * @param faults how often each kind came and had its effect
 * @param planted what became of the safeguards that were taken away
 */
public record Verdict(
        List<String> violations,
        List<String> stuck,
        List<Fault> missed,
        List<Kind> withoutEffect,
        List<String> faults,
        List<String> planted) {
    private static final int MOST_SHOWN = 30;

    public Verdict {
        violations = List.copyOf(violations);
        stuck = List.copyOf(stuck);
        missed = List.copyOf(missed);
        withoutEffect = List.copyOf(withoutEffect);
        faults = List.copyOf(faults);
        planted = List.copyOf(planted);
    }

    /** Whether the system is as it must be. */
    public boolean holds() {
        return violations.isEmpty() && stuck.isEmpty();
    }

    /** Whether the system is as it must be, and every kind of fault that came has had its effect at least once. */
    public boolean isGreen() {
        return holds() && withoutEffect.isEmpty();
    }

    /** Says all of it. */
    public void print(PrintWriter out) {
        out.println();
        out.println("faults:");
        faults.forEach(line -> out.println("  " + line));
        planted.forEach(line -> out.println("planted: " + line));
        list(out, "stuck", stuck);
        list(out, "not as it must be", violations);
        if (!withoutEffect.isEmpty()) {
            out.println("never had its effect, so nothing is known of it: "
                    + withoutEffect.stream().map(Kind::label).toList());
        }
        out.println(isGreen() ? "GREEN: everything is as it must be" : "RED");
        out.flush();
    }

    private static void list(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println("%s (%d):".formatted(title, lines.size()));
            lines.stream().limit(MOST_SHOWN).forEach(line -> out.println("  " + line));
        }
    }
}
