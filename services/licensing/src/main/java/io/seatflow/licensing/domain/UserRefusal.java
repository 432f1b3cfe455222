package io.seatflow.licensing.domain;

/** L2: why one user of a command stands in its way. */
public record UserRefusal(String userId, RefusalReason reason) {}
