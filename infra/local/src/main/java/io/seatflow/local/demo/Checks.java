package io.seatflow.local.demo;

import io.seatflow.local.commands.AvailabilityRow;
import io.seatflow.local.verify.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares what came of the script with what must come of it. */
final class Checks {
    private final Script script;

    Checks(Script script) {
        this.script = script;
    }

    List<Check> outcomes(Outcomes outcomes) {
        Findings missing = new Findings();
        for (int number = 0; number < script.size(); number++) {
            if (script.step(number).hasOutcome() && !outcomes.hasEnded(number)) {
                missing.add("order %s (%s): expected an outcome, found none"
                        .formatted(script.id(number), script.step(number).what()));
            }
        }
        String all = "%d orders".formatted(script.outcomes());
        return List.of(
                new Check("an outcome for every order", all, "%d orders".formatted(outcomes.count()), missing.first()),
                none("the outcome that was expected", outcomes.wrong(), "others"),
                none("no second outcome of any order", outcomes.repeated(), "second outcomes"),
                none("words in the tenant's language", outcomes.wrongWords(), "wrong messages"));
    }

    Check seats(SeatAnswers answers) {
        List<String> findings = new ArrayList<>();
        for (Seats.Command command : Seats.COMMANDS) {
            if (!command.answer().equals(answers.to(command))) {
                findings.add("command %s of %s: expected %s, found %s"
                        .formatted(command.id(), command.requestedBy(), command.answer(), answers.to(command)));
            }
        }
        return new Check(
                "seats assigned and unassigned by command",
                "%d answers".formatted(Seats.COMMANDS.size()),
                "%d answers".formatted(answers.count()),
                findings);
    }

    List<Check> deadLetters(DeadLetters letters) {
        SortedMap<String, Integer> expected = DeadLetters.expected(script);
        SortedMap<String, Integer> found = letters.found();
        SortedMap<String, Integer> kinds = new TreeMap<>(expected);
        kinds.putAll(found);
        List<String> findings = new ArrayList<>();
        for (String kind : kinds.keySet()) {
            int wanted = expected.getOrDefault(kind, 0);
            int had = found.getOrDefault(kind, 0);
            if (wanted != had) {
                findings.add("dead letters %s: expected %d, found %d %s"
                        .formatted(kind, wanted, had, letters.example(kind))
                        .strip());
            }
        }
        return List.of(
                new Check(
                        "dead letters for what cannot be processed, no others",
                        "%d dead letters".formatted(sum(expected)),
                        "%d dead letters".formatted(sum(found)),
                        findings),
                none("no card number in a dead letter", letters.cards(), "card numbers"));
    }

    static Check availability(Map<String, AvailabilityRow> expected, List<AvailabilityRow> found) {
        return new Check(
                "available quantity per tenant and product",
                seats(expected.values()),
                seats(found),
                SeatCounts.differences(expected, found));
    }

    /** What {@code seatflow verify} says: it knows no script, and looks at everything. */
    static Check invariants(Verdict verdict) {
        return new Check(
                "verify: every invariant",
                "%d invariants hold".formatted(verdict.results().size()),
                "%d invariants hold".formatted(verdict.holding()),
                verdict.lines());
    }

    private static String seats(Iterable<AvailabilityRow> rows) {
        long purchased = 0;
        long assigned = 0;
        for (AvailabilityRow row : rows) {
            purchased += row.purchased();
            assigned += row.assigned();
        }
        return "%d seats, %d assigned".formatted(purchased, assigned);
    }

    private static int sum(Map<String, Integer> numbers) {
        return numbers.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Check none(String name, Findings findings, String what) {
        return new Check(name, "0 " + what, "%d %s".formatted(findings.count(), what), findings.first());
    }
}
