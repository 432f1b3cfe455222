package io.seatflow.notification.domain;

import io.seatflow.workflow.CardNumbers;

/**
 * Text that somebody else wrote, made fit to stand in a line of a letter: no line breaks and other control characters,
 * none that turn the direction of writing, no card number (C12), not too long. What it says is left alone.
 */
public final class PlainText {
    private static final String ELLIPSIS = "\u2026";

    private PlainText() {}

    /**
     * The text in one line.
     *
     * @param longest in characters
     */
    public static String oneLine(String text, int longest) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(c -> isHarmless(c) ? c : ' ').forEach(line::appendCodePoint);
        String shown = CardNumbers.mask(line.toString().replaceAll("\\s+", " ").strip());
        if (shown.length() <= longest) {
            return shown;
        }
        int end = longest - ELLIPSIS.length();
        return shown.substring(0, Character.isHighSurrogate(shown.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
