package io.seatflow.workflow.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;

/** Answers what never reaches a route, such as a malformed request line, in the same shape as every other refusal. */
final class ServerErrors extends ErrorHandler {
    private final JsonText json = new JsonText();

    ServerErrors() {
        setShowStacks(false);
        setShowCauses(false);
        setDefaultResponseMimeType("application/json");
    }

    @Override
    protected void writeErrorJson(
            Request request, PrintWriter writer, int code, @Nullable String message, @Nullable Throwable cause) {
        String detail = message == null ? "the request cannot be read" : message;
        writer.append(json.toJsonString(ErrorAnswer.of(code, detail), ErrorAnswer.class));
    }
}
