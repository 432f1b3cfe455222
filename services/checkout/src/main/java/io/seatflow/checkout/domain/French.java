package io.seatflow.checkout.domain;

import java.util.Locale;

/** French. */
record French() implements Wording {
    private static final String CONTACT = " Veuillez contacter votre administrateur informatique.";

    @Override
    public Locale locale() {
        return Locale.FRANCE;
    }

    @Override
    public String completed(int seats, String product) {
        return "Votre achat est terminé : %s de %s.".formatted(seats(seats), product);
    }

    @Override
    public String trialStarted(int seats, String product) {
        return "Votre essai a commencé : %s de %s.".formatted(seats(seats), product);
    }

    @Override
    public String refused(Reason reason, String detail) {
        return switch (reason) {
            case NOT_ALLOWED -> "Seul un administrateur général ou de facturation peut acheter pour l’organisation.";
            case UNKNOWN_TENANT -> "Nous ne connaissons pas votre organisation." + CONTACT;
            case UNMANAGED_TENANT ->
                "Votre organisation n’est pas encore gérée par un administrateur informatique ; rien"
                        + " ne peut être acheté pour elle." + CONTACT;
            case UNKNOWN_USER ->
                "Votre adresse e-mail n’est celle d’aucun utilisateur de cette organisation." + CONTACT;
            case INACTIVE_ACCOUNT -> "Votre compte n’est pas actif ; il ne permet pas d’acheter." + CONTACT;
            case GUEST_ACCOUNT ->
                "Vous êtes invité dans cette organisation, et les invités ne peuvent pas y acheter ;"
                        + " vous le pouvez dans votre propre organisation." + CONTACT;
            case TENANT_NOT_ELIGIBLE ->
                "Les administrations publiques et les établissements d’enseignement ne peuvent pas"
                        + " acheter en libre-service." + CONTACT;
            case MARKET_NOT_ELIGIBLE ->
                "Ce produit n’est pas vendu en libre-service dans le pays ou la région de votre" + " organisation."
                        + CONTACT;
            case DISABLED_BY_POLICY ->
                "Votre organisation ne vous autorise pas à acheter ni à essayer ce produit" + " vous-même." + CONTACT;
            case PRODUCT_NOT_OFFERED -> "Ce produit n’est pas proposé ici.";
            case TRIAL_NOT_AVAILABLE ->
                "L’essai de ce produit n’est pas disponible : il exige une carte, ou votre"
                        + " organisation a déjà essayé ce produit.";
            case TERMS_NOT_ACCEPTED -> "Les conditions doivent être acceptées avant de passer une commande.";
            case INVALID_QUANTITY ->
                "Le nombre de licences doit être compris entre 1 et 10 000, entre 1 et 25 pour un" + " essai.";
            case PAYMENT_METHOD_NOT_ACCEPTED -> "Ceci ne peut être payé que par carte bancaire.";
            case PRICE_CHANGED ->
                "Le prix a changé : une licence coûte maintenant %s. Rien n’a été débité.".formatted(detail);
            case PAYMENT_DECLINED -> "Le paiement a été refusé : %s Rien n’a été débité.".formatted(sentence(detail));
        };
    }

    private static String seats(int seats) {
        return seats == 1
                ? "vous pouvez utiliser dès maintenant 1 licence"
                : "vous pouvez utiliser dès maintenant " + seats + " licences";
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
