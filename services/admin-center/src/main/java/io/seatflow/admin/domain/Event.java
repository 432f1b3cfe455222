package io.seatflow.admin.domain;

/** What follows from a message. */
public sealed interface Event {
    /** The read model takes it in. */
    record FactTaken(Fact fact) implements Event {}

    /** The operation begins, and the command goes out: both or neither. */
    record OperationStarted(Request request) implements Event {}
}
