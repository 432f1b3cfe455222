package io.seatflow.notification.domain;

import org.jspecify.annotations.Nullable;

/** French. */
record French() implements Wording {
    @Override
    public String language() {
        return "fr";
    }

    @Override
    public String greeting(String name) {
        return name.isEmpty() ? "Bonjour," : "Bonjour %s,".formatted(name);
    }

    @Override
    public String footer() {
        return "Ce message a été envoyé automatiquement par Seatflow. Les réponses ne sont pas lues.";
    }

    @Override
    public String orderSubject(String product) {
        return "Commande confirmée : %s".formatted(product);
    }

    @Override
    public String trialSubject(String product) {
        return "Essai commencé : %s".formatted(product);
    }

    @Override
    public String cancelledSubject(String product) {
        return "Abonnement résilié : %s".formatted(product);
    }

    @Override
    public String bought(int seats, String product) {
        return "Merci pour votre commande. %d %s %s utilisables dès maintenant."
                .formatted(seats, seats(seats), product);
    }

    @Override
    public String trialStarted(int seats, String product) {
        return "Votre essai a commencé. %d %s %s utilisables dès maintenant.".formatted(seats, seats(seats), product);
    }

    @Override
    public String cancelled(int seats, String product) {
        return "Votre abonnement %3$s avec %1$d %2$s a été résilié.".formatted(seats, seats(seats), product);
    }

    @Override
    public String moved(int users, String product) {
        String form = users == 1
                ? "Un utilisateur a été transféré vers un autre abonnement %2$s et continue à travailler sans interruption."
                : "%1$d utilisateurs ont été transférés vers un autre abonnement %2$s et continuent à travailler sans interruption.";
        return form.formatted(users, product);
    }

    @Override
    public String lost(int users, String product) {
        String form = users == 1
                ? "Un utilisateur a perdu sa licence %2$s."
                : "%1$d utilisateurs ont perdu leur licence %2$s.";
        return form.formatted(users, product);
    }

    @Override
    public String nobodyLost() {
        return "Aucun utilisateur n’en avait de licence.";
    }

    @Override
    public String refunded(String amount) {
        return "%s est remboursé par le moyen de paiement utilisé.".formatted(amount);
    }

    @Override
    public String nothingRefunded() {
        return "Rien n’est remboursé.";
    }

    @Override
    public String product() {
        return "Produit";
    }

    @Override
    public String seats() {
        return "Licences";
    }

    @Override
    public String price() {
        return "Prix";
    }

    @Override
    public String perSeat(String amount, Term term) {
        return switch (term) {
            case MONTHLY -> "%s par licence et par mois".formatted(amount);
            case YEARLY -> "%s par licence et par an".formatted(amount);
        };
    }

    @Override
    public String freeOfCharge() {
        return "gratuit";
    }

    @Override
    public String total() {
        return "Total";
    }

    @Override
    public String from() {
        return "Du";
    }

    @Override
    public String until() {
        return "Au";
    }

    @Override
    public String order() {
        return "Commande";
    }

    @Override
    public String subscription() {
        return "Abonnement";
    }

    @Override
    public String cancelledAt() {
        return "Résilié le";
    }

    @Override
    public String cancelledBy() {
        return "Résilié par";
    }

    @Override
    public String who(CancelledBy by, @Nullable String organisation) {
        return switch (by) {
            case PURCHASER -> "vous, l’acheteur";
            case ADMIN ->
                organisation == null ? "un administrateur" : "un administrateur de %s".formatted(organisation);
            case LIFE_CYCLE -> "personne : sa durée était écoulée";
        };
    }

    @Override
    public String reason() {
        return "Motif";
    }

    @Override
    public String why(CancelReason reason) {
        return switch (reason) {
            case NOT_NEEDED -> "n’est plus nécessaire";
            case TOO_EXPENSIVE -> "trop cher";
            case MISSING_FEATURES -> "fonctions manquantes";
            case OTHER_PRODUCT -> "un autre produit est utilisé";
            case TECHNICAL_PROBLEMS -> "problèmes techniques";
            case CENTRALISED -> "l’organisation achète de façon centralisée";
            case OTHER -> "autre motif";
        };
    }

    @Override
    public String endOfLife() {
        return "il n’a pas été renouvelé";
    }

    @Override
    public String movedTo() {
        return "Transféré vers";
    }

    private static String seats(int seats) {
        return seats == 1 ? "licence" : "licences";
    }
}
