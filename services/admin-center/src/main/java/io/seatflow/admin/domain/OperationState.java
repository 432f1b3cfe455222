package io.seatflow.admin.domain;

/** Where an operation is. All but the first are ends. */
public enum OperationState {
    RUNNING,
    SUCCEEDED,
    /** Nothing was changed; the reason is a code. */
    REFUSED,
    /** A takeover that was undone before any user was moved. */
    UNDONE;

    /** Whether nothing more will happen. */
    public boolean isEnd() {
        return this != RUNNING;
    }
}
