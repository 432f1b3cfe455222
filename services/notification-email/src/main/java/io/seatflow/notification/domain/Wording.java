package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** What recipients are told, in one language (N3). Names and amounts come in their final form. */
sealed interface Wording permits English, French, Swedish {

    /** In the locale's language, in English where that is not spoken. */
    static Wording of(Locale locale) {
        return switch (locale.getLanguage()) {
            case "fr" -> new French();
            case "sv" -> new Swedish();
            default -> new English();
        };
    }

    /** Of a language tag as directories have them, {@code sv-SE} or {@code sv_SE}: the language that is spoken to it. */
    static String languageOf(String tag) {
        return of(Locale.forLanguageTag(tag.replace('_', '-'))).language();
    }

    String language();

    /**
     * How it begins.
     *
     * @param name empty where it is not known
     */
    String greeting(String name);

    String footer();

    String orderSubject(String product);

    String trialSubject(String product);

    String cancelledSubject(String product);

    String bought(int seats, String product);

    String trialStarted(int seats, String product);

    String cancelled(int seats, String product);

    String moved(int users, String product);

    String lost(int users, String product);

    String nobodyLost();

    String refunded(String amount);

    String nothingRefunded();

    String product();

    String seats();

    String price();

    String perSeat(String amount, Term term);

    String freeOfCharge();

    String total();

    String from();

    String until();

    String order();

    String subscription();

    String cancelledAt();

    String cancelledBy();

    /**
     * Who did it.
     *
     * @param organisation of the admin; null where it is not known
     */
    String who(CancelledBy by, @Nullable String organisation);

    String reason();

    String why(CancelReason reason);

    /** The reason where nobody gave one. */
    String endOfLife();

    String movedTo();
}
