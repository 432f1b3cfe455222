package io.seatflow.local.verify.checks;

/** Every promise of the engine rests on it. */
final class CommitsAreDurable implements Check {
    @Override
    public String name() {
        return "commits-are-durable";
    }

    @Override
    public String invariant() {
        return "PostgreSQL keeps what it has acknowledged: fsync, synchronous_commit and full_page_writes are on";
    }

    @Override
    public String rules() {
        return "engine 1 to 16";
    }

    @Override
    public boolean settles() {
        return false;
    }

    @Override
    public String query() {
        return """
                SELECT concat_ws('/', database, name), json_build_object('database', database, 'setting', name),
                       format('%s is %s', name, value)
                FROM setting
                WHERE value = 'off'""";
    }
}
