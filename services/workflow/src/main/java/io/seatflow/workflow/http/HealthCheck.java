package io.seatflow.workflow.http;

import java.util.Optional;

/** One thing that a service needs to be well. */
@FunctionalInterface
public interface HealthCheck {
    /**
     * What is wrong, in words for an operator and without secrets; empty if all is well. Called by any thread, for each
     * request: it must answer within a few seconds.
     *
     * @throws Exception if it cannot be found out, which counts as wrong
     */
    Optional<String> problem() throws Exception;
}
