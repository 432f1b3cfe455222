package io.seatflow.qa.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in one simulation, in words where somebody wants to read them, and in any case as one number. */
final class Story {
    private final boolean told;
    private final List<String> lines = new ArrayList<>();
    private final Supplier<String> when;
    private long digest = 1;

    /** @param told whether words are kept */
    Story(boolean told, Supplier<String> when) {
        this.told = told;
        this.when = when;
    }

    /** Adds to the number: where two stories differ in anything that was told, their numbers do. */
    void happened(String what, long number) {
        digest = (digest * 31 + what.hashCode()) * 31 + number;
        if (told) {
            lines.add(when.get() + " " + what + " " + number);
        }
    }

    /** Words only. */
    void tell(Supplier<String> words) {
        if (told) {
            lines.add(when.get() + "   " + words.get());
        }
    }

    long digest() {
        return digest;
    }

    List<String> lines() {
        return lines;
    }
}
