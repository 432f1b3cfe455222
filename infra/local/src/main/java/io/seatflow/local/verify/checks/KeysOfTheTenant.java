package io.seatflow.local.verify.checks;

/** Orders and directories come from clients that may hash keys in other ways. */
final class KeysOfTheTenant implements Check {
    @Override
    public String name() {
        return "keys-of-the-tenant";
    }

    @Override
    public String invariant() {
        return "a service's record stands under the key and in the partition of what it is about";
    }

    @Override
    public String rules() {
        return "A6; engine 7";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', topic, part, off),
                       json_build_object('topic', topic, 'partition', part, 'offset', off, 'tenant', tenant_id), words
                FROM misplaced_record""";
    }
}
