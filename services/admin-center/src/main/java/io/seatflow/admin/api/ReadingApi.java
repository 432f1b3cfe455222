package io.seatflow.admin.api;

import io.seatflow.admin.domain.Action;
import io.seatflow.admin.domain.Sight;
import io.seatflow.admin.store.Cursor;
import io.seatflow.admin.store.HistoryView;
import io.seatflow.admin.store.HistoryView.HistoryAnswer;
import io.seatflow.admin.store.LicenceView;
import io.seatflow.admin.store.LicenceView.Held;
import io.seatflow.admin.store.LicenceView.HolderAnswer;
import io.seatflow.admin.store.Page;
import io.seatflow.admin.store.SubscriptionView;
import io.seatflow.admin.store.SubscriptionView.Filter;
import io.seatflow.admin.store.SubscriptionView.Kind;
import io.seatflow.admin.store.SubscriptionView.SubscriptionAnswer;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A1, A2, A5, B7, L7: subscriptions, licences, capacity and orders, as far as each one sees them. */
final class ReadingApi {
    private static final int LINES_SHOWN = 100;

    private final SubscriptionView subscriptions;
    private final LicenceView licences;
    private final HistoryView history;

    ReadingApi(SubscriptionView subscriptions, LicenceView licences, HistoryView history) {
        this.subscriptions = subscriptions;
        this.licences = licences;
        this.history = history;
    }

    private record WholeSubscription(
            SubscriptionAnswer subscription, Page<HistoryAnswer> orders, Page<HolderAnswer> users) {}

    private record Items<T>(List<T> items) {}

    private record PurchaserGroup(SubscriptionView.Person purchaser, List<HolderAnswer> users) {}

    private record ProductUsers(
            String productId,
            List<PurchaserGroup> purchasers,
            @Nullable String next) {}

    void subscriptions(Call call) {
        Filter filter = new Filter(
                call.choice("kind", Kind.WITH_SELF_SERVICE),
                call.find("product"),
                call.find("purchaser"),
                call.find("status"));
        call.answer(subscriptions.list(call.tenantId(), call.sight(), filter, call.cursor(2), call.limit()));
    }

    /** With its first users and its latest orders; the rest of the users is in {@link #users}. */
    void subscription(Call call) {
        String id = call.subscription(subscriptions, Action.SEE);
        Sight sight = call.sight();
        SubscriptionAnswer found = subscriptions
                .find(call.tenantId(), sight, id)
                .orElseThrow(() -> Problem.notFound("SUBSCRIPTION_NOT_FOUND", "There is no such subscription."));
        call.answer(new WholeSubscription(
                found,
                history.list(call.tenantId(), sight, found.orderId(), null, LINES_SHOWN),
                licences.ofSubscription(call.tenantId(), sight, id, null, call.limit())));
    }

    void users(Call call) {
        String id = call.subscription(subscriptions, Action.SEE);
        call.answer(licences.ofSubscription(call.tenantId(), call.sight(), id, call.cursor(1), call.limit()));
    }

    void licences(Call call) {
        call.answer(new Items<>(licences.products(call.tenantId(), call.sight())));
    }

    void capacity(Call call) {
        call.answer(new Items<>(licences.capacity(call.tenantId(), call.sight())));
    }

    void productUsers(Call call) {
        String product = call.id("product");
        Page<Held> page = licences.ofProduct(call.tenantId(), call.sight(), product, call.cursor(3), call.limit());
        Map<SubscriptionView.Person, List<HolderAnswer>> groups = new LinkedHashMap<>();
        for (Held held : page.items()) {
            groups.computeIfAbsent(held.purchaser(), purchaser -> new ArrayList<>())
                    .add(held.holder());
        }
        call.answer(new ProductUsers(
                product,
                groups.entrySet().stream()
                        .map(group -> new PurchaserGroup(group.getKey(), group.getValue()))
                        .toList(),
                page.next()));
    }

    void orders(Call call) {
        Cursor after = call.cursor(2);
        if (after != null) {
            checkTime(after.key().get(0));
        }
        call.answer(history.list(call.tenantId(), call.sight(), call.find("order"), after, call.limit()));
    }

    private static void checkTime(String text) {
        try {
            Instant.parse(text);
        } catch (DateTimeException notOurs) {
            throw Problem.wrong("Expected parameter cursor to be the last answer's next.");
        }
    }
}
