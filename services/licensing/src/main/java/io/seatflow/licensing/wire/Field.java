package io.seatflow.licensing.wire;

import io.seatflow.workflow.CardNumbers;
import io.seatflow.workflow.Malformed;

import java.util.List;

/** What every text field from outside must be: neither blank nor too long, storable, and free of card numbers (C12). */
final class Field {
    /** Characters of the longest id that is taken in. */
    static final int LONGEST_ID = 200;

    private Field() {}

    /** An id that must be there. */
    static String id(String name, String value) throws Malformed {
        if (value.isBlank()) {
            throw new Malformed("BLANK_FIELD", "expected a value in field " + name + ", found none");
        }
        if (value.length() > LONGEST_ID) {
            throw new Malformed(
                    "FIELD_TOO_LONG",
                    "expected at most " + LONGEST_ID + " characters in field " + name + ", found " + value.length());
        }
        if (CardNumbers.appearsIn(value)) {
            throw new Malformed("CARD_NUMBER", "field " + name + " holds what looks like a card number");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new Malformed("CONTROL_CHARACTER", "expected text in field " + name + ", found a control character");
        }
        return value;
    }

    /** At least one id. */
    static List<String> ids(String name, List<String> values) throws Malformed {
        if (values.isEmpty()) {
            throw new Malformed("BLANK_FIELD", "expected at least one value in field " + name + ", found none");
        }
        for (String value : values) {
            id(name, value);
        }
        return values;
    }
}
