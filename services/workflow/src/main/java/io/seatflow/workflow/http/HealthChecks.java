package io.seatflow.workflow.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The named checks of one service. Not live means: start it again, it will not heal. Not ready means: it lives, and
 * cannot work now. Safe for use by several threads.
 */
public final class HealthChecks {
    private final Map<String, HealthCheck> live = new ConcurrentHashMap<>();
    private final Map<String, HealthCheck> ready = new ConcurrentHashMap<>();

    /** Adds a check that only a restart can mend. A service that is not live is not ready either. */
    public HealthChecks live(String name, HealthCheck check) {
        live.put(name, check);
        ready.put(name, check);
        return this;
    }

    /** Adds a check that may pass again by itself. */
    public HealthChecks ready(String name, HealthCheck check) {
        ready.put(name, check);
        return this;
    }

    /** Runs the checks whose failure calls for a restart. */
    public Health live() {
        return run(live);
    }

    /** Runs all checks. */
    public Health ready() {
        return run(ready);
    }

    private static Health run(Map<String, HealthCheck> checks) {
        Map<String, String> findings = new TreeMap<>();
        boolean well = true;
        for (Map.Entry<String, HealthCheck> check : checks.entrySet()) {
            String finding = find(check.getValue());
            findings.put(check.getKey(), finding);
            well &= finding.equals(Health.OK);
        }
        return new Health(well ? Health.OK : Health.FAILING, findings);
    }

    // A check may do any I/O, and every failure of it means the same.
    private static String find(HealthCheck check) {
        try {
            return check.problem().orElse(Health.OK);
        } catch (Exception failure) {
            return "cannot be checked: " + failure.getClass().getSimpleName();
        }
    }
}
