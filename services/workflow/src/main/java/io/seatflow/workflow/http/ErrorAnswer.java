package io.seatflow.workflow.http;

import io.javalin.http.HttpStatus;

/**
 * How every refusal of a request looks in JSON.
 *
 * @param error code for programs: {@code BAD_REQUEST}
 * @param detail sentence for people: what was expected and what was found
 */
public record ErrorAnswer(String error, String detail) {
    static ErrorAnswer of(int status, String detail) {
        return new ErrorAnswer(HttpStatus.forStatus(status).name(), detail);
    }
}
