package io.seatflow.admin.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Answers every refusal with a problem document, also those that the HTTP server makes itself. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(Problem.class, (problem, request) -> answer(request, problem));
        routes.exception(HttpResponseException.class, (refusal, request) -> {
            HttpStatus status = HttpStatus.forStatus(refusal.getStatus());
            answer(request, new Problem(status, status.name(), detail(status, String.valueOf(refusal.getMessage()))));
        });
        routes.exception(Exception.class, (failure, request) -> {
            LOG.error("{} {} failed", request.method(), request.path(), failure);
            answer(
                    request,
                    new Problem(
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            "INTERNAL_ERROR",
                            "The admin center failed. Try again; if it goes on, its log says why."));
        });
    }

    private static String detail(HttpStatus status, String message) {
        return switch (status) {
            case NOT_FOUND -> "There is no such address. See /openapi.yaml for those that there are.";
            case METHOD_NOT_ALLOWED -> "This address takes another method. See /openapi.yaml.";
            default -> message;
        };
    }

    private static void answer(Context request, Problem problem) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "type",
                "urn:seatflow:problem:"
                        + problem.code().toLowerCase(Locale.ROOT).replace('_', '-'));
        document.put("title", problem.status().getMessage());
        document.put("status", problem.status().getCode());
        document.put("code", problem.code());
        document.put("detail", problem.detail());
        document.put("instance", request.req().getRequestURI());
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            request.header("WWW-Authenticate", "Bearer");
        }
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            request.header("Retry-After", "1");
        }
        request.status(problem.status()).contentType("application/problem+json").result(Json.text(document));
    }
}
