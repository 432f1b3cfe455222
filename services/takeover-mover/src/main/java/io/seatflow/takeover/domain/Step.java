package io.seatflow.takeover.domain;

/** What licensing is asked to do for a takeover. Asked twice, licensing does it once and answers again. */
public sealed interface Step {
    /** Freeze the subscription, name its users, reserve their seats. */
    record Reserve() implements Step {}

    /** Move the users of one chunk. */
    record MoveChunk(int chunk) implements Step {}

    /** Cancel the subscription, whose users are moved or lose their licences now. */
    record Finish() implements Step {}

    /** Undo, before anything was moved. */
    record Release() implements Step {}
}
