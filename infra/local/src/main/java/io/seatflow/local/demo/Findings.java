package io.seatflow.local.demo;

import java.util.ArrayList;
import java.util.List;

/** What is not as expected, in words: the first of it, and how much there is. Not for several threads. */
final class Findings {
    private static final int MOST_KEPT = 20;

    private final List<String> first = new ArrayList<>();
    private int count;

    void add(String finding) {
        count++;
        if (first.size() < MOST_KEPT) {
            first.add(finding);
        }
    }

    int count() {
        return count;
    }

    List<String> first() {
        return List.copyOf(first);
    }
}
