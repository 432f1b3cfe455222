package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Whom a letter is written to, as the directory has them when it is written (N3).
 *
 * @param name of the recipient; empty where it is not known
 * @param locale the tenant's language, with the forms of its market
 * @param zone the tenant's time zone
 */
public record Addressee(String name, Locale locale, ZoneId zone) {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int LETTERS_OF_A_MARKET = 2;

    /** In English and UTC where the tenant is not known, or has a language or zone that nobody else knows. */
    public static Addressee of(String name, @Nullable Tenant tenant) {
        return tenant == null
                ? new Addressee(name, Locale.ENGLISH, UTC)
                : new Addressee(name, locale(tenant), zone(tenant.timeZone()));
    }

    private static Locale locale(Tenant tenant) {
        String language = Wording.languageOf(tenant.language());
        return tenant.market().length() == LETTERS_OF_A_MARKET
                ? Locale.of(language, tenant.market())
                : Locale.of(language);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return UTC;
        }
    }

    String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .localizedBy(locale)
                        .format(instant.atZone(zone))
                + DateTimeFormatter.ofPattern(" zzz", locale).format(instant.atZone(zone));
    }
}
