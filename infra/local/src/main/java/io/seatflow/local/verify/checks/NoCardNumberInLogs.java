package io.seatflow.local.verify.checks;

import io.seatflow.local.verify.evidence.Source;

import java.util.Set;

/** Every line of every log file is looked through. */
final class NoCardNumberInLogs implements Check {
    @Override
    public String name() {
        return "no-card-number-in-logs";
    }

    @Override
    public String invariant() {
        return "no log file of the data folder holds a card number";
    }

    @Override
    public String rules() {
        return "C12, B6";
    }

    @Override
    public Set<Source> needs() {
        return Set.of(Source.LOGS);
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT place, json_build_object('place', place), words FROM card_number WHERE medium = 'log'""";
    }
}
