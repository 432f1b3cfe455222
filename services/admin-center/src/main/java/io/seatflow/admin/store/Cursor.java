package io.seatflow.admin.store;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The place in a list behind which to go on: the sort key of its last row. It grants nothing: every query has its tenant. */
public record Cursor(List<String> key) {
    private static final String SEPARATOR = "\n";
    private static final int LONGEST = 2_000;

    /** Behind the row with this key. */
    public static Cursor behind(String... key) {
        return new Cursor(List.of(key));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param text null for the beginning
     * @return null for the beginning
     * @throws IllegalArgumentException where it is no cursor of this list
     */
    public static @Nullable Cursor of(@Nullable String text, int parts) {
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("too long for a cursor");
        }
        String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        List<String> key = List.of(decoded.split(SEPARATOR, -1));
        if (key.size() != parts || decoded.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a cursor of another list");
        }
        return new Cursor(key);
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8));
    }
}
