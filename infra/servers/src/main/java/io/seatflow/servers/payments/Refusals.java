package io.seatflow.servers.payments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.seatflow.servers.payments.Reply.Answer;

/** Errors in the provider's shape: {@code {"error": {type, code, message, param}}}. None repeats a value that was sent, but ids. */
final class Refusals {

    private static final String INVALID_REQUEST = "invalid_request_error";

    private Refusals() {}

    static Answer noKey() {
        return error(
                401,
                INVALID_REQUEST,
                "You did not provide an API key. Provide it in the Authorization header, using Bearer auth.");
    }

    static Answer wrongKey() {
        return error(
                401, INVALID_REQUEST, "Invalid API Key provided: the sandbox takes keys that begin with sk_test_.");
    }

    static Answer unknownUrl(String method, String path) {
        return error(404, INVALID_REQUEST, "Unrecognized request URL (" + method + ": " + path + ").");
    }

    static Answer missing(String param) {
        return parameter("parameter_missing", param, "Missing required param: " + param + ".");
    }

    static Answer parameter(String code, String param, String message) {
        Answer answer = error(400, INVALID_REQUEST, message);
        answer.body().withObject("/error").put("code", code).put("param", param);
        return answer;
    }

    static Answer rawCardNumber() {
        return error(
                400,
                INVALID_REQUEST,
                "Something that looks like a card number was sent. Card numbers are not taken here: send a token.");
    }

    static Answer noSuchPaymentMethod(int status, String param) {
        Answer answer = error(status, INVALID_REQUEST, "No such PaymentMethod.");
        answer.body().withObject("/error").put("code", "resource_missing").put("param", param);
        return answer;
    }

    static Answer noSuchIntent() {
        Answer answer = error(404, INVALID_REQUEST, "No such payment_intent.");
        answer.body().withObject("/error").put("code", "resource_missing").put("param", "intent");
        return answer;
    }

    static Answer otherParameters() {
        return error(
                400,
                "idempotency_error",
                "Keys for idempotent requests can only be used with the same parameters they were first used with.");
    }

    static Answer keyInUse() {
        Answer answer = error(
                409, "idempotency_error", "There is currently another in-progress request using this idempotency key.");
        answer.body().withObject("/error").put("code", "idempotency_key_in_use");
        return answer;
    }

    static Answer busyOrBroken(int status) {
        if (status == 429) {
            Answer answer = error(429, INVALID_REQUEST, "Request rate limit exceeded.");
            answer.body().withObject("/error").put("code", "rate_limit");
            return answer;
        }
        return error(status, "api_error", "An unknown error occurred.");
    }

    private static Answer error(int status, String type, String message) {
        ObjectNode body = Bodies.object();
        body.putObject("error").put("type", type).put("message", message);
        return new Answer(status, body);
    }
}
