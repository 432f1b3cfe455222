package io.seatflow.workflow;

import java.time.Instant;

/**
 * An effect that a decision intends.
 *
 * @param key the idempotency key
 * @param request what to do, as the codec wrote it
 * @param intendedAt when it was decided: tells whether the other side may have forgotten the key since
 * @param attempt 1 for the first call by this owner of the lane
 */
public record Intent(String key, byte[] request, Instant intendedAt, int attempt) {}
