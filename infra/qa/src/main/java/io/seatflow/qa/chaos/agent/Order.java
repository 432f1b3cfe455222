package io.seatflow.qa.chaos.agent;

import java.util.List;
import java.util.Locale;

/**
 * What is to happen at a point, once.
 *
 * @param action what
 * @param point where
 * @param pass at which pass, counted from 1 when the order is heard of
 */
public record Order(Action action, Point point, int pass) {
    /** What happens to the process. */
    public enum Action {
        /** It ends at once, as by SIGKILL. */
        HALT,
        /** It stands still, as by SIGSTOP, until it gets SIGCONT. */
        STOP
    }

    /** The order as one line of text. */
    String line() {
        return "%s %s %d".formatted(action.name().toLowerCase(Locale.ROOT), point.label(), pass);
    }

    /** @throws IllegalArgumentException where the line is no order */
    static Order of(String line) {
        List<String> words = List.of(line.strip().split(" "));
        if (words.size() != 3) {
            throw new IllegalArgumentException("expected action, point and pass, found \"%s\"".formatted(line));
        }
        return new Order(
                Action.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
                Point.of(words.get(1)),
                Integer.parseInt(words.get(2)));
    }
}
