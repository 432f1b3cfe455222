package io.seatflow.workflow.wire;

import io.seatflow.workflow.CardNumbers;
import io.seatflow.workflow.Malformed;

/** What every text field from outside must be: neither blank nor too long, storable, and free of card numbers (C12). */
public final class Field {
    /** Characters of the longest id that is taken in. */
    private static final int LONGEST_ID = 200;

    private static final long SMALLEST_LIKE_A_CARD_NUMBER = 1_000_000_000_000L;

    private Field() {}

    /** An id, which must be there. */
    public static String id(String name, String value) throws Malformed {
        return required(name, value, LONGEST_ID);
    }

    /**
     * A text that must be there.
     *
     * @param longest in characters
     */
    public static String required(String name, String value, int longest) throws Malformed {
        if (value.isBlank()) {
            throw new Malformed("BLANK_FIELD", "expected a value in field " + name + ", found none");
        }
        return optional(name, value, longest);
    }

    /**
     * A text that may be empty.
     *
     * @param longest in characters
     */
    public static String optional(String name, String value, int longest) throws Malformed {
        if (value.length() > longest) {
            throw new Malformed(
                    "FIELD_TOO_LONG",
                    "expected at most " + longest + " characters in field " + name + ", found " + value.length());
        }
        if (CardNumbers.appearsIn(value)) {
            throw cardNumber(name);
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new Malformed(
                        "CONTROL_CHARACTER", "expected text in field " + name + ", found a control character");
            }
        }
        return value;
    }

    /** A number: even there somebody may have put a card's. */
    public static long number(String name, long value) throws Malformed {
        if (value >= SMALLEST_LIKE_A_CARD_NUMBER && CardNumbers.appearsIn(Long.toString(value))) {
            throw cardNumber(name);
        }
        return value;
    }

    private static Malformed cardNumber(String name) {
        return new Malformed("CARD_NUMBER", "field " + name + " holds what looks like a card number");
    }
}
