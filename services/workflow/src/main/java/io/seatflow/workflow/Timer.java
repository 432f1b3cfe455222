package io.seatflow.workflow;

import java.time.Instant;

/** A timer that a decision set. */
public record Timer(String id, Instant due, byte[] body) {}
