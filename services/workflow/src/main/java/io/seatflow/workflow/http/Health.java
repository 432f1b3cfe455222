package io.seatflow.workflow.http;

import java.util.Map;

/**
 * The findings of some checks at one moment.
 *
 * @param status {@value #OK} or {@value #FAILING}
 * @param checks by name: {@value #OK}, or what is wrong
 */
public record Health(String status, Map<String, String> checks) {
    static final String OK = "ok";
    static final String FAILING = "failing";

    boolean well() {
        return status.equals(OK);
    }
}
