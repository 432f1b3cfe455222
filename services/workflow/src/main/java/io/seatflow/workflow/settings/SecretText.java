package io.seatflow.workflow.settings;

import java.util.regex.Pattern;

/** Masks passwords that somebody wrote into an address. */
final class SecretText {
    private static final Pattern PARAMETER = Pattern.compile("(?i)(password|token|secret)=[^&,\\s]*");
    private static final Pattern SIGN_IN = Pattern.compile("//[^/@\\s]*@");

    private SecretText() {}

    static String mask(String text) {
        String masked = PARAMETER.matcher(text).replaceAll("$1=****");
        return SIGN_IN.matcher(masked).replaceAll("//****@");
    }
}
