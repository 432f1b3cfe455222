package io.seatflow.notification.smtp;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One e-mail address in ASCII, as HTML's forms take it: no quotes, comments, groups or white space, so that it can be
 * nothing but an address, in a header and in a command of SMTP.
 *
 * @param value local part, at sign and domain
 */
public record MailAddress(String value) {
    private static final int LONGEST = 254;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    public MailAddress {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("expected one e-mail address like name@example.com");
        }
    }

    /** The address in a text; its domain may be written in other letters. None where it is not one. */
    public static Optional<MailAddress> parse(String text) {
        try {
            String address = text.strip();
            int at = address.lastIndexOf('@');
            return Optional.of(new MailAddress(address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1))));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** What stands behind the at sign, in lower case. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
