package io.seatflow.admin.api;

import io.javalin.http.Context;
import io.seatflow.admin.domain.Action;
import io.seatflow.admin.domain.Actor;
import io.seatflow.admin.domain.Ownership;
import io.seatflow.admin.domain.Sight;
import io.seatflow.admin.store.Cursor;
import io.seatflow.admin.store.SubscriptionView;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.http.Parameters;
import io.seatflow.workflow.wire.Field;
import org.jspecify.annotations.Nullable;

/** One request of somebody whose token is good and who may act in the tenant that its path names. */
record Call(Context request, Actor actor) {
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    /** What is done with it. */
    @FunctionalInterface
    interface Handler {
        void handle(Call call) throws Exception;
    }

    String tenantId() {
        return actor.tenantId();
    }

    Sight sight() {
        return Sight.of(actor);
    }

    /** An id in the path. What is no id is one that is not there. */
    String id(String name) {
        try {
            return Field.id(name, request.pathParam(name));
        } catch (Malformed noId) {
            throw Problem.notFound("NOT_FOUND", "There is no such %s in this tenant.".formatted(name));
        }
    }

    @Nullable String find(String parameter) {
        return new Parameters(request).find(parameter).orElse(null);
    }

    <E extends Enum<E>> E choice(String parameter, E unlessGiven) {
        return new Parameters(request).choice(parameter, unlessGiven);
    }

    int limit() {
        return new Parameters(request).integer("limit", PAGE, 1, LONGEST_PAGE);
    }

    @Nullable Cursor cursor(int parts) {
        try {
            return Cursor.of(find("cursor"), parts);
        } catch (IllegalArgumentException other) {
            throw Problem.wrong("Expected parameter cursor to be the last answer's next.");
        }
    }

    /** The subscription that the path names: seen by this one, who may do that to it. */
    String subscription(SubscriptionView view, Action action) {
        String id = id("subscription");
        Ownership ownership = view.ownership(tenantId(), id)
                .filter(found -> sight().sees(found))
                .orElseThrow(
                        () -> Problem.notFound(
                                "SUBSCRIPTION_NOT_FOUND",
                                "There is no such subscription in this tenant, or you may not see it. List the subscriptions to find its id."));
        if (!action.isOpenTo(actor, ownership)) {
            throw roleMissing();
        }
        return id;
    }

    static Problem roleMissing() {
        return Problem.forbidden(
                "ROLE_MISSING",
                "Your directory roles in this tenant do not allow this. Ask an admin for one that does.");
    }

    void answer(Object value) {
        request.contentType("application/json").result(Json.text(value));
    }
}
