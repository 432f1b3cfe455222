package io.seatflow.licensing.domain;

/** Which command is answered, and who asked: an answer may come long after the command, when its payment is settled. */
public record Asked(CommandId command, UserId requester) {}
