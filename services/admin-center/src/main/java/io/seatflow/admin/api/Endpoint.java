package io.seatflow.admin.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * A route.
 *
 * @param operation its name in the OpenAPI document
 * @param path in the document's way, below the server's address
 */
record Endpoint(String operation, HandlerType method, String path, Handler handler) {
    void addTo(RoutesConfig routes) {
        routes.addEndpoint(new io.javalin.router.Endpoint(method, path, handler));
    }
}
