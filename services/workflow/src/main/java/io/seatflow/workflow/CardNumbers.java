package io.seatflow.workflow;

/**
 * Finds and masks what looks like a card number, so that none enters a database, topic, log or mail (rule C12).
 *
 * <p>A card number is 13 to 19 ASCII digits that pass the Luhn check, either in one piece or grouped the way cards are
 * written: with single spaces or dashes as 4-4-4-4, 4-4-4-4-3, 4-6-5 and the like. Ids are left alone: numbers of 13, 16
 * or 19 digits that begin with 1 (epoch milliseconds, microseconds, nanoseconds; no card of those lengths does), numbers
 * that begin with 0 (no card does), groups that touch a letter (as in a UUID), and digits within a long hexadecimal word.
 *
 * <p>Reads once, and copies nothing where nothing is found.
 */
public final class CardNumbers {
    private static final int SHOWN = 4;

    private CardNumbers() {}

    /** Whether the text holds something like a card number. */
    public static boolean appearsIn(CharSequence text) {
        return search(text).next();
    }

    /** The text with every digit of a card number but the last four as {@code *}; the same object if there is none. */
    public static String mask(String text) {
        CardNumberSearch search = search(text);
        if (!search.next()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text);
        do {
            int hidden = search.digits() - SHOWN;
            for (int i = search.start(); hidden > 0; i++) {
                if (CardNumberSearch.isDigit(masked.charAt(i))) {
                    masked.setCharAt(i, '*');
                    hidden--;
                }
            }
        } while (search.next());
        return masked.toString();
    }

    /**
     * The bytes with every ASCII digit of a card number but the last four as {@code *}; the same array if there is
     * none, otherwise a copy of equal length. Works on any bytes: text in ASCII or UTF-8, or binary that holds some.
     */
    public static byte[] mask(byte[] bytes) {
        CardNumberSearch search = search(bytes);
        if (!search.next()) {
            return bytes;
        }
        byte[] masked = bytes.clone();
        do {
            int hidden = search.digits() - SHOWN;
            for (int i = search.start(); hidden > 0; i++) {
                if (CardNumberSearch.isDigit(masked[i])) {
                    masked[i] = '*';
                    hidden--;
                }
            }
        } while (search.next());
        return masked;
    }

    private static CardNumberSearch search(CharSequence text) {
        return new CardNumberSearch(text.length()) {
            @Override
            int unit(int index) {
                return text.charAt(index);
            }
        };
    }

    private static CardNumberSearch search(byte[] bytes) {
        return new CardNumberSearch(bytes.length) {
            @Override
            int unit(int index) {
                return bytes[index];
            }
        };
    }
}
