package io.seatflow.local.verify.checks;

/** A licence that names another tenant than its subscription or its user. */
final class LicencesOfTheTenant implements Check {
    @Override
    public String name() {
        return "licences-of-the-tenant";
    }

    @Override
    public String invariant() {
        return "a licence is of a subscription of its tenant, for a user of its tenant";
    }

    @Override
    public String rules() {
        return "A6, L1";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT subscription_id || '/' || user_id,
                       json_build_object('tenant', tenant_id, 'subscription', subscription_id, 'user', user_id), words
                FROM stray_licence""";
    }
}
