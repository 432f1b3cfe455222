package io.seatflow.local.verify.checks;

import io.seatflow.local.verify.evidence.Source;

import java.util.Set;

/** Mails are looked through as they were taken in by the inbox. */
final class NoCardNumberInMails implements Check {
    @Override
    public String name() {
        return "no-card-number-in-mails";
    }

    @Override
    public String invariant() {
        return "no mail holds a card number";
    }

    @Override
    public String rules() {
        return "C12, B6";
    }

    @Override
    public Set<Source> needs() {
        return Set.of(Source.MAILS);
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT place, json_build_object('place', place), words FROM card_number WHERE medium = 'mail'""";
    }
}
