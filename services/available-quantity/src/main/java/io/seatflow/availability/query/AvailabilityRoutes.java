package io.seatflow.availability.query;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** The addresses under which rows are answered. */
public final class AvailabilityRoutes {
    private static final String TENANT = "tenant";
    private static final String PRODUCT = "product";
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Function<Question, Reply> answers;

    public AvailabilityRoutes(Function<Question, Reply> answers) {
        this.answers = answers;
    }

    /** Adds them to a server. */
    public void addTo(RoutesConfig routes) {
        routes.get("/tenants/{tenant}/products", request -> answer(request, null));
        routes.get("/tenants/{tenant}/products/{product}", request -> answer(request, request.pathParam(PRODUCT)));
    }

    private void answer(Context request, @Nullable String productId) {
        boolean forwarded = request.header(HttpOtherInstance.FORWARDED) != null;
        Reply reply = answers.apply(new Question(request.pathParam(TENANT), productId, forwarded));
        if (reply.retryLater()) {
            request.header(Header.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        request.status(reply.status()).contentType("application/json").result(reply.json());
    }
}
