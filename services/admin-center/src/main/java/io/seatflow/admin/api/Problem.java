package io.seatflow.admin.api;

import io.javalin.http.HttpStatus;

/** A request that is refused: becomes an RFC 9457 problem document. The detail says what was expected and what to do. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    Problem(HttpStatus status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Problem wrong(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "BAD_REQUEST", detail);
    }

    static Problem notFound(String code, String detail) {
        return new Problem(HttpStatus.NOT_FOUND, code, detail);
    }

    static Problem forbidden(String code, String detail) {
        return new Problem(HttpStatus.FORBIDDEN, code, detail);
    }

    static Problem unavailable(String code, String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
    }

    HttpStatus status() {
        return status;
    }

    /** For programs. */
    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
