package io.seatflow.local.demo;

import io.seatflow.events.workflow.DeadLetter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts dead letters by service and reason, and looks for card numbers in them. */
final class DeadLetters {
    private final SortedMap<String, Integer> found = new TreeMap<>();
    private final SortedMap<String, String> example = new TreeMap<>();
    private final Findings cards = new Findings();

    void take(DeadLetter letter) {
        String kind = letter.getService() + " " + letter.getReason();
        found.merge(kind, 1, Integer::sum);
        example.putIfAbsent(kind, letter.getError());
        if (letter.getError().contains(CardNumber.EXAMPLE) || holdsCard(letter.getValue())) {
            cards.add("a dead letter of %s shows a card number".formatted(letter.getService()));
        }
    }

    SortedMap<String, Integer> found() {
        return new TreeMap<>(found);
    }

    /** The words of the first dead letter of a kind. */
    String example(String kind) {
        return example.getOrDefault(kind, "");
    }

    Findings cards() {
        return cards;
    }

    static SortedMap<String, Integer> expected(Script script) {
        return script.steps()
                .filter(step -> step.expected() instanceof Expected.DeadLetter)
                .collect(Collectors.toMap(
                        step -> "checkout " + ((Expected.DeadLetter) step.expected()).reason(),
                        Step::times,
                        Integer::sum,
                        TreeMap::new));
    }

    private static boolean holdsCard(ByteBuffer value) {
        return value != null
                && StandardCharsets.ISO_8859_1
                        .decode(value.duplicate())
                        .toString()
                        .contains(CardNumber.EXAMPLE);
    }
}
