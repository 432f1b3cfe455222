package io.seatflow.local.verify;

import io.seatflow.local.commands.TextTable;

import java.util.ArrayList;
import java.util.List;

/** A verdict in words: a table of the checks, and a line for each violation. */
record VerdictText(Verdict verdict) {

    List<String> findings() {
        List<String> lines = new ArrayList<>();
        for (Result result : verdict.violated()) {
            result.violations().forEach(violation -> lines.add(result.check() + "  " + violation));
            long more = result.count() - result.violations().size();
            if (more > 0) {
                lines.add("%s  and %d more".formatted(result.check(), more));
            }
        }
        verdict.unchecked()
                .forEach(result ->
                        lines.add("%s  could not be checked: %s".formatted(result.check(), result.unchecked())));
        return lines;
    }

    @Override
    public String toString() {
        TextTable table = new TextTable("CHECK", "RULES", "RESULT", "INVARIANT");
        verdict.results()
                .forEach(result -> table.row(result.check(), result.rules(), word(result), result.invariant()));
        StringBuilder text = new StringBuilder(table.toString()).append(System.lineSeparator());
        findings().forEach(line -> text.append(line).append(System.lineSeparator()));
        return text.append(summary()).append(System.lineSeparator()).toString();
    }

    private String summary() {
        if (verdict.holds()) {
            String leftOut = verdict.leftOut().isEmpty()
                    ? ""
                    : ", %d left out as asked".formatted(verdict.leftOut().size());
            return "%d invariants hold over %d records%s".formatted(verdict.holding(), verdict.records(), leftOut);
        }
        return "%d invariants hold, %d are VIOLATED, %d could not be checked"
                .formatted(
                        verdict.holding(),
                        verdict.violated().size(),
                        verdict.unchecked().size());
    }

    private String word(Result result) {
        if (result.count() > 0) {
            return "VIOLATED (%d)".formatted(result.count());
        }
        if (result.unchecked() == null) {
            return "holds";
        }
        return verdict.leftOut().contains(result.check()) ? "left out" : "NOT CHECKED";
    }
}
