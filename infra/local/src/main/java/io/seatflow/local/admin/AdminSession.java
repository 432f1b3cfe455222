package io.seatflow.local.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.seatflow.local.Endpoints;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An account that is signed in at a running system, for programs that do what the commands do, by the same ways. To be
 * closed. Not for several threads.
 *
 * <p>Every method throws {@link Refused} where the admin center refuses to take the wish, and {@link
 * io.seatflow.local.commands.CommandFailure} where it does not answer. What it took and was refused later is no exception,
 * but the operation's state.
 */
public final class AdminSession implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AdminClient api;

    private AdminSession(AdminClient api) {
        this.api = api;
    }

    /**
     * Signs an account in, in its own tenant.
     *
     * @param user its id or e-mail address
     */
    public static AdminSession signIn(Endpoints endpoints, String tenant, String user) {
        TokenFile.SignedIn who = LocalSignIn.of(endpoints).signIn(tenant, user);
        return new AdminSession(new AdminClient(AdminCommand.addresses(endpoints), tenant, who.token()));
    }

    /** A subscription with its users and orders, as the account sees it now. */
    public JsonNode subscription(String id) {
        return api.get("/subscriptions/" + AdminClient.part(id));
    }

    /** Asks for something to be done to a subscription and follows it to its end, a minute at most. */
    public JsonNode ask(String subscription, String what, Map<String, ?> body, Consumer<JsonNode> each) {
        return api.follow(api.begin(OperationCommand.on(subscription, what), body), PATIENCE, each);
    }

    /** Buys for the organisation, and follows it likewise. */
    public JsonNode buyCentrally(Map<String, ?> body) {
        return api.follow(api.begin("/purchases", body), PATIENCE, state -> {});
    }

    /** An operation as the commands print it. */
    public static String words(JsonNode operation) {
        return Shown.operation(operation).strip();
    }

    /** How far a takeover is, as the commands show it: on one line, with a bar. */
    public static String progress(JsonNode takeover) {
        return TakeoverProgress.line(takeover).strip();
    }

    @Override
    public void close() {
        api.close();
    }
}
