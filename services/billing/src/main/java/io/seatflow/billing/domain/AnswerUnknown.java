package io.seatflow.billing.domain;

/** A charge was asked for, and whether money was taken is not known. Never a decline, and never to be assumed (B4). */
public final class AnswerUnknown extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why there is no answer. */
    public enum Kind {
        /** Not reached, too late, or cut off. */
        UNREACHED,
        /** Busy with this order or with too many. */
        BUSY,
        /** The provider failed. */
        PROVIDER_FAULT,
        /** The provider does not take what we send: our key or our request is wrong, so an operator has to act. */
        CONFIGURATION
    }

    /** @param text what was asked and what was found, for people; no payload, no secret */
    public AnswerUnknown(Kind kind, String text, Throwable cause) {
        super(text, cause, false, false);
        this.kind = kind;
    }

    public AnswerUnknown(Kind kind, String text) {
        super(text, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
