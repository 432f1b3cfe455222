package io.seatflow.workflow;

/** A message that can never be read, however often it is tried. Not a fault of ours: no stack trace is kept. */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason the code that machines read
     * @param text what was expected and what was found, for people; never the payload
     */
    public Malformed(String reason, String text) {
        super(text, null, false, false);
        this.reason = reason;
    }

    /** The code that machines read. */
    public String reason() {
        return reason;
    }

    /** What was expected and what was found. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
