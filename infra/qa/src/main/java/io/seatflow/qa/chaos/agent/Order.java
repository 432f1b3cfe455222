package io.seatflow.qa.chaos.agent;

import java.util.List;
import java.util.Locale;

/**
 * What is to happen at a point, once.
 *
 * @param action what
 * @param point where
 * @param pass at which pass, counted from 1 when the order is heard of
 * @param about only passes count where the process has something in hand whose text has this in it; empty for all
 */
public record Order(Action action, Point point, int pass, String about) {
    private static final int WORDS = 4;

    /** Whatever the process has in hand. */
    public Order(Action action, Point point, int pass) {
        this(action, point, pass, "");
    }

    /** What happens to the process. */
    public enum Action {
        /** It ends at once, as by SIGKILL. */
        HALT,
        /** It stands still, as by SIGSTOP, until it gets SIGCONT. */
        STOP
    }

    /** The order as one line of text. */
    String line() {
        return "%s %s %d %s".formatted(action.name().toLowerCase(Locale.ROOT), point.label(), pass, about);
    }

    /** @throws IllegalArgumentException where the line is no order */
    static Order of(String line) {
        List<String> words = List.of(line.strip().split(" ", WORDS));
        if (words.size() < WORDS - 1) {
            throw new IllegalArgumentException("expected action, point and pass, found \"%s\"".formatted(line));
        }
        return new Order(
                Action.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
                Point.of(words.get(1)),
                Integer.parseInt(words.get(2)),
                words.size() < WORDS ? "" : words.get(WORDS - 1));
    }
}
