package io.seatflow.local.verify.checks;

/** Checkout's, billing's and licensing's databases, the engine's tables among them. */
final class NoCardNumberInDatabases implements Check {
    @Override
    public String name() {
        return "no-card-number-in-databases";
    }

    @Override
    public String invariant() {
        return "no text or byte string of a service's database holds a card number";
    }

    @Override
    public String rules() {
        return "C12, B6";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT place, json_build_object('place', place), words FROM card_number WHERE medium = 'database'""";
    }
}
