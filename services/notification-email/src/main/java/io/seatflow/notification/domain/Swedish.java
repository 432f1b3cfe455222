package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;

/** Swedish. */
record Swedish() implements Wording {
    @Override
    public String language() {
        return "sv";
    }

    @Override
    public String greeting(String name) {
        return name.isEmpty() ? "Hej," : "Hej %s,".formatted(name);
    }

    @Override
    public String footer() {
        return "Det här meddelandet skickades automatiskt av Seatflow. Svar på det läses inte.";
    }

    @Override
    public String orderSubject(String product) {
        return "Beställning bekräftad: %s".formatted(product);
    }

    @Override
    public String trialSubject(String product) {
        return "Provperiod påbörjad: %s".formatted(product);
    }

    @Override
    public String cancelledSubject(String product) {
        return "Prenumeration avslutad: %s".formatted(product);
    }

    @Override
    public String bought(int seats, String product) {
        return "Tack för din beställning. %d %s av %s kan användas nu.".formatted(seats, seats(seats), product);
    }

    @Override
    public String trialStarted(int seats, String product) {
        return "Din provperiod har börjat. %d %s av %s kan användas nu.".formatted(seats, seats(seats), product);
    }

    @Override
    public String cancelled(int seats, String product) {
        return "Din prenumeration av %3$s med %1$d %2$s har avslutats.".formatted(seats, seats(seats), product);
    }

    @Override
    public String moved(int users, String product) {
        String form = users == 1
                ? "En användare har flyttats till en annan prenumeration av %2$s och arbetar vidare utan avbrott."
                : "%1$d användare har flyttats till en annan prenumeration av %2$s och arbetar vidare utan avbrott.";
        return form.formatted(users, product);
    }

    @Override
    public String lost(int users, String product) {
        String form = users == 1
                ? "En användare har förlorat sin licens för %2$s."
                : "%1$d användare har förlorat sin licens för %2$s.";
        return form.formatted(users, product);
    }

    @Override
    public String nobodyLost() {
        return "Ingen användare hade någon licens.";
    }

    @Override
    public String refunded(String amount) {
        return "%s återbetalas på samma sätt som det betalades.".formatted(amount);
    }

    @Override
    public String nothingRefunded() {
        return "Inget återbetalas.";
    }

    @Override
    public String product() {
        return "Produkt";
    }

    @Override
    public String seats() {
        return "Licenser";
    }

    @Override
    public String price() {
        return "Pris";
    }

    @Override
    public String perSeat(String amount, Term term) {
        return switch (term) {
            case MONTHLY -> "%s per licens och månad".formatted(amount);
            case YEARLY -> "%s per licens och år".formatted(amount);
        };
    }

    @Override
    public String freeOfCharge() {
        return "kostnadsfritt";
    }

    @Override
    public String total() {
        return "Summa";
    }

    @Override
    public String from() {
        return "Från";
    }

    @Override
    public String until() {
        return "Till";
    }

    @Override
    public String order() {
        return "Beställning";
    }

    @Override
    public String subscription() {
        return "Prenumeration";
    }

    @Override
    public String cancelledAt() {
        return "Avslutad";
    }

    @Override
    public String cancelledBy() {
        return "Avslutad av";
    }

    @Override
    public String who(CancelledBy by, @Nullable String organisation) {
        return switch (by) {
            case PURCHASER -> "dig, köparen";
            case ADMIN -> organisation == null ? "en administratör" : "en administratör hos %s".formatted(organisation);
            case LIFE_CYCLE -> "ingen: tiden var slut";
        };
    }

    @Override
    public String reason() {
        return "Anledning";
    }

    @Override
    public String why(CancelReason reason) {
        return switch (reason) {
            case NOT_NEEDED -> "behövs inte längre";
            case TOO_EXPENSIVE -> "för dyr";
            case MISSING_FEATURES -> "saknade funktioner";
            case OTHER_PRODUCT -> "en annan produkt används";
            case TECHNICAL_PROBLEMS -> "tekniska problem";
            case CENTRALISED -> "organisationen köper centralt";
            case OTHER -> "annan anledning";
        };
    }

    @Override
    public String endOfLife() {
        return "den förnyades inte";
    }

    @Override
    public String movedTo() {
        return "Flyttad till";
    }

    private static String seats(int seats) {
        return seats == 1 ? "licens" : "licenser";
    }
}
