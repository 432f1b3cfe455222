package io.seatflow.local.verify;

import java.util.List;

/**
 * What verify found.
 *
 * @param results one per check, always the same in the same order
 * @param leftOut checks that were not made because that was asked for; they are among the results too
 * @param records how many records were read
 */
public record Verdict(List<Result> results, List<String> leftOut, long records) {
    public Verdict {
        results = List.copyOf(results);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether every check was made, but for those left out as asked, and nothing was found. */
    public boolean holds() {
        return violated().isEmpty() && unchecked().isEmpty();
    }

    /** Checks that found something. */
    public List<Result> violated() {
        return results.stream().filter(result -> result.count() > 0).toList();
    }

    /** Checks that could not be made though they were asked for. */
    public List<Result> unchecked() {
        return results.stream()
                .filter(result -> result.unchecked() != null && !leftOut.contains(result.check()))
                .toList();
    }

    /** How many invariants were checked and hold. */
    public int holding() {
        return (int) results.stream().filter(Result::holds).count();
    }

    /** The violations and what could not be checked, a line each; empty if all holds. */
    public List<String> lines() {
        return new VerdictText(this).findings();
    }

    /** For people. */
    @Override
    public String toString() {
        return new VerdictText(this).toString();
    }
}
