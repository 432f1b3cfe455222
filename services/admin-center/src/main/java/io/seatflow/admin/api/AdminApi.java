package io.seatflow.admin.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.seatflow.admin.domain.Action;
import io.seatflow.admin.domain.Message;
import io.seatflow.admin.domain.UserId;
import io.seatflow.admin.signin.TokenVerifier;
import io.seatflow.admin.store.DirectoryView;
import io.seatflow.admin.store.OperationView.OperationAnswer;
import io.seatflow.admin.store.Views;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

/** The routes. Each names what it takes to be let in; {@code openapi.yaml} says the same for people, and a test compares. */
public final class AdminApi implements Consumer<RoutesConfig>, AutoCloseable {
    private static final String TENANT = "/v1/tenants/{tenant}";
    private static final String SUBSCRIPTION = TENANT + "/subscriptions/{subscription}";

    private final Gate gate;
    private final DirectoryView directory;
    private final Operations operations;
    private final OperationStream stream;
    private final ReadingApi reading;
    private final ExportApi exporting;
    private final CommandApi commanding;

    /**
     * @param submit hands a message to the engine; completes when its decision has committed
     * @param views of the service's own database
     */
    public AdminApi(TokenVerifier tokens, Function<Message, CompletableFuture<Void>> submit, Views views) {
        InstantSource clock = InstantSource.system();
        directory = views.directory();
        gate = new Gate(tokens, directory, views.audit());
        operations = new Operations(submit, views.operations(), clock);
        stream = new OperationStream(views.operations(), clock);
        reading = new ReadingApi(views.subscriptions(), views.licences(), views.history());
        exporting = new ExportApi(views.licences());
        commanding = new CommandApi(operations, views.subscriptions(), directory, views.operations());
    }

    private record Me(UserId user, List<DirectoryView.TenantAnswer> tenants) {}

    @Override
    public void accept(RoutesConfig routes) {
        Problems.addTo(routes);
        endpoints().forEach(endpoint -> endpoint.addTo(routes));
    }

    /** Stops all streams. */
    @Override
    public void close() {
        stream.close();
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("document", GET, "/openapi.yaml", AdminApi::document),
                new Endpoint("me", GET, "/v1/me", this::me),
                at("subscriptions", GET, TENANT + "/subscriptions", Action.SEE, reading::subscriptions),
                at("subscription", GET, SUBSCRIPTION, Action.SEE, reading::subscription),
                at("subscriptionUsers", GET, SUBSCRIPTION + "/users", Action.SEE, reading::users),
                at("licenses", GET, TENANT + "/licenses", Action.SEE, reading::licences),
                at("productUsers", GET, TENANT + "/licenses/{product}/users", Action.SEE, reading::productUsers),
                at("capacity", GET, TENANT + "/capacity", Action.SEE_CAPACITY, reading::capacity),
                at("orders", GET, TENANT + "/orders", Action.SEE, reading::orders),
                at("exportUsers", GET, TENANT + "/exports/users", Action.SEE, exporting::users),
                at("assign", POST, SUBSCRIPTION + "/assign", Action.ASSIGN, commanding::assign),
                at("unassign", POST, SUBSCRIPTION + "/unassign", Action.ASSIGN, commanding::unassign),
                at("changeSeats", POST, SUBSCRIPTION + "/seats", Action.MANAGE, commanding::changeSeats),
                at("cancel", POST, SUBSCRIPTION + "/cancel", Action.MANAGE, commanding::cancel),
                at("setRecurring", POST, SUBSCRIPTION + "/recurring", Action.MANAGE, commanding::setRecurring),
                at("reactivate", POST, SUBSCRIPTION + "/reactivate", Action.MANAGE, commanding::reactivate),
                at(
                        "previewTakeover",
                        POST,
                        SUBSCRIPTION + "/takeover-previews",
                        Action.TAKE_OVER,
                        commanding::previewTakeover),
                at("startTakeover", POST, SUBSCRIPTION + "/takeovers", Action.TAKE_OVER, commanding::startTakeover),
                at("buyCentrally", POST, TENANT + "/purchases", Action.BUY_CENTRALLY, commanding::buy),
                at("operation", GET, TENANT + "/operations/{operation}", Action.SEE, this::operation));
    }

    private Endpoint at(String name, HandlerType method, String path, Action action, Call.Handler handler) {
        return new Endpoint(name, method, path, gate.open(action, handler));
    }

    private void operation(Call call) {
        OperationAnswer found = operations.find(call);
        if (OperationStream.isWanted(call.request())) {
            stream.follow(call.request(), found);
        } else {
            call.answer(found);
        }
    }

    private void me(Context request) {
        UserId user = gate.user(request);
        request.contentType("application/json").result(Json.text(new Me(user, directory.tenants(user))));
    }

    private static void document(Context request) {
        try (InputStream document = AdminApi.class.getResourceAsStream("/openapi.yaml")) {
            if (document == null) {
                throw new IllegalStateException("openapi.yaml is missing in this build");
            }
            request.contentType("application/yaml; charset=utf-8").result(document.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
