package io.seatflow.availability.query;

/**
 * An answer over HTTP.
 *
 * @param status of HTTP
 * @param json the body
 */
public record Reply(int status, String json) {
    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int UNAVAILABLE = 503;

    /** Whether the same question may be answered a little later. */
    public boolean retryLater() {
        return status == UNAVAILABLE;
    }
}
