package io.seatflow.admin.api;

import io.seatflow.admin.domain.Action;
import io.seatflow.admin.domain.Command;
import io.seatflow.admin.domain.Command.CancelReason;
import io.seatflow.admin.domain.Command.Term;
import io.seatflow.admin.store.DirectoryView;
import io.seatflow.admin.store.OperationView;
import io.seatflow.admin.store.SubscriptionView;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be asked for. Each is checked as far as it can be seen here; who owns the data decides. */
final class CommandApi {
    private static final int MOST_USERS = 20;
    private static final int MOST_SEATS = 10_000;
    private static final int LONGEST_FEEDBACK = 2_000;
    private static final String TARGET = "targetSubscriptionId";

    private final Operations operations;
    private final SubscriptionView subscriptions;
    private final DirectoryView directory;
    private final OperationView prices;

    CommandApi(Operations operations, SubscriptionView subscriptions, DirectoryView directory, OperationView prices) {
        this.operations = operations;
        this.subscriptions = subscriptions;
        this.directory = directory;
        this.prices = prices;
    }

    void assign(Call call) {
        String subscription = call.subscription(subscriptions, Action.ASSIGN);
        operations.begin(call, subscription, new Command.Assign(users(call)));
    }

    void unassign(Call call) {
        String subscription = call.subscription(subscriptions, Action.ASSIGN);
        operations.begin(call, subscription, new Command.Unassign(users(call)));
    }

    void changeSeats(Call call) {
        String subscription = call.subscription(subscriptions, Action.MANAGE);
        Body body = Body.of(call.request(), Set.of("quantity"));
        operations.begin(call, subscription, new Command.ChangeSeats((int) body.number("quantity", 1, MOST_SEATS)));
    }

    void cancel(Call call) {
        String subscription = call.subscription(subscriptions, Action.MANAGE);
        Body body = Body.of(call.request(), Set.of("reason", "feedback"));
        operations.begin(
                call,
                subscription,
                new Command.Cancel(
                        body.choice("reason", CancelReason.class), body.optionalText("feedback", LONGEST_FEEDBACK)));
    }

    void setRecurring(Call call) {
        String subscription = call.subscription(subscriptions, Action.MANAGE);
        Body body = Body.of(call.request(), Set.of("enabled"));
        operations.begin(call, subscription, new Command.SetRecurring(body.flag("enabled")));
    }

    void reactivate(Call call) {
        String subscription = call.subscription(subscriptions, Action.MANAGE);
        Body.of(call.request(), Set.of());
        operations.begin(call, subscription, new Command.Reactivate());
    }

    /** C3: at the price that was shown; at the one in force where none is named. */
    void buy(Call call) {
        Body body = Body.of(call.request(), Set.of("productId", "quantity", "term", "currency", "unitPriceMinor"));
        String product = body.id("productId");
        Term term = body.choice("term", Term.class);
        String currency = body.id("currency");
        int quantity = (int) body.number("quantity", 1, MOST_SEATS);
        long price = body.has("unitPriceMinor")
                ? body.number("unitPriceMinor", 0, Long.MAX_VALUE)
                : prices.centralPrice(product, term.name(), currency)
                        .orElseThrow(() -> Problem.notFound(
                                "PRODUCT_NOT_OFFERED",
                                "The catalogue has no central price for this product, term and currency."));
        operations.begin(call, null, new Command.BuyCentrally(product, quantity, term, price, currency));
    }

    void previewTakeover(Call call) {
        String subscription = call.subscription(subscriptions, Action.TAKE_OVER);
        Body body = Body.of(call.request(), Set.of(TARGET));
        operations.begin(call, subscription, new Command.PreviewTakeover(target(call, body)));
    }

    void startTakeover(Call call) {
        String subscription = call.subscription(subscriptions, Action.TAKE_OVER);
        Body body = Body.of(call.request(), Set.of(TARGET, "reason"));
        operations.begin(
                call,
                subscription,
                new Command.StartTakeover(target(call, body), body.choice("reason", CancelReason.class)));
    }

    /** T4: where users are moved to; null where they lose their seats instead. */
    private @Nullable String target(Call call, Body body) {
        String target = body.optionalId(TARGET);
        if (target != null
                && subscriptions
                        .ownership(call.tenantId(), target)
                        .filter(found -> call.sight().sees(found))
                        .isEmpty()) {
            throw Problem.notFound(
                    "TARGET_NOT_FOUND", "There is no such subscription in this tenant to move the users to.");
        }
        return target;
    }

    /** By id or e-mail address; another tenant's accounts are not found. */
    private List<String> users(Call call) {
        List<String> names = Body.of(call.request(), Set.of("users")).names("users", MOST_USERS);
        Map<String, String> ids = directory.accounts(call.tenantId(), names);
        List<String> unknown =
                names.stream().filter(name -> !ids.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw Problem.notFound(
                    "USER_NOT_IN_TENANT", "The directory of this tenant has no account %s.".formatted(unknown));
        }
        return names.stream()
                .map(name -> ids.getOrDefault(name, name))
                .distinct()
                .toList();
    }
}
