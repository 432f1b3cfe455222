package io.seatflow.local.verify;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What became of one check.
 *
 * @param check its name
 * @param invariant what must be true
 * @param rules the rules that it comes from
 * @param count how many violations there are
 * @param violations the first of them, at most {@value #MOST_SHOWN}
 * @param unchecked why it could not be made; null where it was made
 */
public record Result(
        String check,
        String invariant,
        String rules,
        long count,
        List<Violation> violations,
        @Nullable String unchecked) {
    /** So many violations of a check are named; the others are counted. */
    public static final int MOST_SHOWN = 20;

    public Result {
        violations = List.copyOf(violations);
    }

    /** Whether it was made and nothing was found. */
    public boolean holds() {
        return unchecked == null && count == 0;
    }
}
