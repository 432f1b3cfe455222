package io.seatflow.qa.simulation;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Something is as it must never be. */
final class Violation extends Error {
    private static final long serialVersionUID = 1L;

    Violation(String text) {
        super(text);
    }

    static void unless(boolean holds, String text, @Nullable Object... values) {
        if (!holds) {
            throw new Violation(text.formatted(Arrays.copyOf(values, values.length)));
        }
    }
}
