package io.seatflow.local.demo;

import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param findings what is not as expected; empty if all is right
 */
record Check(String name, String expected, String found, List<String> findings) {
    Check {
        findings = List.copyOf(findings);
    }

    boolean passed() {
        return findings.isEmpty();
    }
}
