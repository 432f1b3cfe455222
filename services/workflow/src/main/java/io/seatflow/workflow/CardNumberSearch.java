package io.seatflow.workflow;

/**
 * Goes through a text or an array of bytes from one card number to the next; {@link CardNumbers} says what one is.
 *
 * <p>Not safe for several threads.
 */
abstract class CardNumberSearch {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int GROUP = 4;
    private static final int MIDDLE_GROUP = 6;
    private static final int HEXADECIMAL_WORD = 24;

    private final int length;
    private int position;
    private int start;
    private int digits;

    CardNumberSearch(int length) {
        this.length = length;
    }

    /** Character or byte at an index. */
    abstract int unit(int index);

    /** Index of the first digit found. */
    final int start() {
        return start;
    }

    /** Number of digits found, without the separators. */
    final int digits() {
        return digits;
    }

    /** Moves to the next card number; false if there is none. */
    final boolean next() {
        while (position < length) {
            if (!isDigit(unit(position))) {
                position++;
                continue;
            }
            start = position;
            int end = endOfGroup(start);
            int found = end - start >= SHORTEST ? endInOnePiece(end) : endOfGroups(end);
            if (found >= 0) {
                position = found;
                return true;
            }
            position = end;
        }
        return false;
    }

    private int endInOnePiece(int end) {
        boolean found = end - start <= LONGEST && isCardNumber(end) && !isHexadecimal(end);
        return found ? end : -1;
    }

    /** 4-4-4-n, 4-4-4-4-n or 4-6-n, given the end of the first group. */
    private int endOfGroups(int first) {
        if (first - start != GROUP || (start > 0 && isLetter(unit(start - 1)))) {
            return -1;
        }
        int second = endOfNextGroup(first);
        if (second < 0) {
            return -1;
        }
        int third = endOfNextGroup(second);
        if (third < 0) {
            return -1;
        }
        int sizeOfSecond = second - first - 1;
        if (sizeOfSecond == MIDDLE_GROUP) {
            return third - second - 1 < MIDDLE_GROUP && isGroupedCardNumber(third) ? third : -1;
        }
        if (sizeOfSecond != GROUP || third - second - 1 != GROUP) {
            return -1;
        }
        int fourth = endOfNextGroup(third);
        if (fourth < 0 || fourth - third - 1 > GROUP) {
            return -1;
        }
        int fifth = fourth - third - 1 == GROUP ? endOfNextGroup(fourth) : -1;
        if (fifth >= 0 && fifth - fourth - 1 < GROUP && isGroupedCardNumber(fifth)) {
            return fifth;
        }
        return isGroupedCardNumber(fourth) ? fourth : -1;
    }

    private int endOfGroup(int from) {
        int end = from;
        while (end < length && isDigit(unit(end))) {
            end++;
        }
        return end;
    }

    /** The end of the group behind a single separator; -1 if there is none. */
    private int endOfNextGroup(int end) {
        boolean separated = end + 1 < length && (unit(end) == ' ' || unit(end) == '-') && isDigit(unit(end + 1));
        return separated ? endOfGroup(end + 1) : -1;
    }

    private boolean isGroupedCardNumber(int end) {
        return (end == length || !isLetter(unit(end))) && isCardNumber(end);
    }

    /** Luhn: ISO/IEC 7812-1, annex B. */
    private boolean isCardNumber(int end) {
        int sum = 0;
        int count = 0;
        for (int i = end - 1; i >= start; i--) {
            if (isDigit(unit(i))) {
                int digit = unit(i) - '0';
                int weighted = count % 2 == 0 ? digit : 2 * digit;
                sum += weighted > 9 ? weighted - 9 : weighted;
                count++;
            }
        }
        digits = count;
        return count >= SHORTEST && count <= LONGEST && sum % 10 == 0 && !isOfAnId(count);
    }

    private boolean isOfAnId(int count) {
        return switch (unit(start)) {
            case '0' -> true;
            case '1' -> count == 13 || count == 16 || count == 19;
            default -> false;
        };
    }

    /** Whether the digits stand in a long word of hexadecimal digits with letters: an id or a hash. */
    private boolean isHexadecimal(int end) {
        int left = start;
        while (left > 0 && isHexadecimalDigit(unit(left - 1))) {
            left--;
        }
        int right = end;
        while (right < length && isHexadecimalDigit(unit(right))) {
            right++;
        }
        return right - left >= HEXADECIMAL_WORD;
    }

    static boolean isDigit(int unit) {
        return unit >= '0' && unit <= '9';
    }

    private static boolean isLetter(int unit) {
        int lower = unit | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isHexadecimalDigit(int unit) {
        int lower = unit | 0x20;
        return isDigit(unit) || (lower >= 'a' && lower <= 'f');
    }
}
