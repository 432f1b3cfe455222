package io.seatflow.servers.payments;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what may be a card number in a text: 13 to 19 digits, single spaces or dashes between them, that pass Luhn.
 * Runs of 13, 16 or 19 digits that begin with 1 are times in milli-, micro- or nanoseconds: no card of these lengths
 * begins so. A UUID is an id, whatever digits meet in it: order ids are UUIDs as a rule, and travel with each charge.
 */
final class RawCardNumbers {

    private static final Pattern RUN = Pattern.compile("[0-9](?:[ -]?[0-9])*");
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private RawCardNumbers() {}

    static boolean in(String text) {
        Matcher matcher = RUN.matcher(UUID.matcher(text).replaceAll("a UUID"));
        while (matcher.find()) {
            String digits = matcher.group().replaceAll("[ -]", "");
            if (digits.length() >= SHORTEST && digits.length() <= LONGEST && !isTime(digits) && passesLuhn(digits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTime(String digits) {
        return digits.charAt(0) == '1' && (digits.length() - SHORTEST) % 3 == 0;
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
