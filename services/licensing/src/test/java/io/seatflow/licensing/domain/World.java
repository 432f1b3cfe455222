package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Event.SubscriptionCreated;
import io.seatflow.licensing.domain.Message.OrderPaid;
import io.seatflow.licensing.domain.Message.Sweep;
import io.seatflow.licensing.domain.PaymentAnswer.PaymentFailed;
import io.seatflow.licensing.domain.PaymentAnswer.PaymentSettled;
import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.SeatCommand.UnassignSeats;
import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import io.seatflow.licensing.domain.SubscriptionCommand.ChangeSeats;
import io.seatflow.licensing.domain.SubscriptionCommand.ReactivateSubscription;
import io.seatflow.licensing.domain.SubscriptionCommand.SetRecurringBilling;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Licensing without a database or a log: each message is decided and its events applied. */
final class World {
    static final String TENANT = "contoso";
    static final String OTHER_TENANT = "fabrikam";
    static final String PURCHASER = "paula";
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final LicensingDecider decider = new LicensingDecider(LifeCycle.STANDARD);
    private final Map<UserId, Long> versions = new HashMap<>();
    private LicensingState state = LicensingState.empty();
    private Instant now = NOW;
    private int commands;
    private int orders;

    /** With a purchaser in the tenant. */
    static World withPurchaser() {
        World world = new World();
        world.user(PURCHASER);
        return world;
    }

    List<Event> send(Message message) {
        List<Event> events = decider.decide(message, state, now);
        events.forEach(state::apply);
        return events;
    }

    /** As after a commit: what was decided is now what is loaded. */
    void startNextBatch() {
        startNextBatch(Set.of());
    }

    private void startNextBatch(Set<SubscriptionId> due) {
        Map<SubscriptionId, Subscription> subscriptions = copy(state.subscriptions());
        Set<String> bought = new HashSet<>();
        subscriptions.values().forEach(each -> bought.add(each.purchase().orderId()));
        state = new LicensingState(
                bought,
                subscriptions,
                copy(state.licences()),
                copy(state.users()),
                copy(state.answers()),
                copy(state.delegations()),
                new PaymentState(
                        copy(state.payments().open()), copy(state.payments().added()), due));
    }

    private static <K, V> Map<K, V> copy(Tracked<K, V> tracked) {
        Map<K, V> copy = new HashMap<>();
        tracked.ids().forEach(id -> copy.put(id, Objects.requireNonNull(tracked.get(id))));
        return copy;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** As the store finds what is due. */
    List<Event> sweep() {
        Set<SubscriptionId> due = new HashSet<>();
        for (SubscriptionId id : state.subscriptions().ids()) {
            if (!LifeCycle.STANDARD.nextStep(subscription(id)).isAfter(now)
                    && state.openPayment(id).isEmpty()) {
                due.add(id);
            }
        }
        startNextBatch(due);
        return send(new Sweep(now));
    }

    /** What happened but for the sweep itself. */
    List<Event> sweepEvents() {
        return sweep().stream().filter(event -> !(event instanceof Event.Swept)).toList();
    }

    /** Billing charges what is open. */
    List<Event> settle() {
        OpenPayment payment = onlyOpen();
        return send(new PaymentSettled(payment.id(), payment.netMinor()));
    }

    List<Event> decline() {
        return send(new PaymentFailed(onlyOpen().id(), "Your card was declined."));
    }

    OpenPayment onlyOpen() {
        Set<String> open = state.payments().open().ids();
        if (open.size() != 1) {
            throw new AssertionError("expected one open payment, found " + open);
        }
        return Objects.requireNonNull(state.payment(open.iterator().next()));
    }

    List<Event> change(SubscriptionId subscription, int quantity) {
        return change(PURCHASER, subscription, quantity);
    }

    List<Event> change(String requester, SubscriptionId subscription, int quantity) {
        return send(
                new ChangeSeats(nextCommand(TENANT), subscription.toString(), quantity, new UserId(TENANT, requester)));
    }

    List<Event> cancel(SubscriptionId subscription) {
        return cancel(PURCHASER, subscription);
    }

    List<Event> cancel(String requester, SubscriptionId subscription) {
        return send(new CancelSubscription(
                nextCommand(TENANT), subscription.toString(), "NOT_NEEDED", "Thanks.", new UserId(TENANT, requester)));
    }

    List<Event> recurring(SubscriptionId subscription, boolean enabled) {
        return send(new SetRecurringBilling(
                nextCommand(TENANT), subscription.toString(), enabled, new UserId(TENANT, PURCHASER)));
    }

    List<Event> reactivate(SubscriptionId subscription) {
        return send(new ReactivateSubscription(
                nextCommand(TENANT), subscription.toString(), new UserId(TENANT, PURCHASER)));
    }

    /** As a takeover leaves it. */
    void put(Subscription subscription) {
        state.apply(new Event.StateOutdated(subscription));
        state.subscriptions().put(subscription.id(), subscription);
    }

    void user(String id, Role... roles) {
        user(TENANT, id, true, roles);
    }

    void user(String tenant, String id, boolean active, Role... roles) {
        UserId userId = new UserId(tenant, id);
        long version = versions.merge(userId, 1L, Long::sum);
        send(new UserChanged(new User(userId, active, Set.of(roles), version)));
    }

    void users(String... ids) {
        for (String id : ids) {
            user(id);
        }
    }

    List<Event> delete(String id) {
        return send(new UserDeleted(new UserId(TENANT, id)));
    }

    SubscriptionId bought(int quantity) {
        return bought(TENANT, PURCHASER, Channel.SELF_SERVICE, quantity);
    }

    SubscriptionId bought(String tenant, String purchaser, Channel channel, int quantity) {
        Purchase purchase = purchase("order-" + ++orders, tenant, purchaser, channel, quantity);
        if (send(new OrderPaid(purchase, now)).getFirst() instanceof SubscriptionCreated created) {
            return created.subscription().id();
        }
        throw new AssertionError("no subscription was created");
    }

    /** A trial of 25 seats, with a card or without. */
    SubscriptionId trial(boolean withCard) {
        Purchase paid = purchase("order-" + ++orders, TENANT, PURCHASER, Channel.SELF_SERVICE, 25);
        Purchase trial = new Purchase(
                paid.orderId(),
                paid.tenantId(),
                paid.purchaserId(),
                paid.purchaserEmail(),
                paid.productId(),
                paid.productName(),
                paid.quantity(),
                paid.unitPriceMinor(),
                paid.currency(),
                paid.term(),
                true,
                paid.channel(),
                paid.acceptedAt());
        if (send(new OrderPaid(trial, now, withCard)).getFirst() instanceof SubscriptionCreated created) {
            return created.subscription().id();
        }
        throw new AssertionError("no subscription was created");
    }

    static Purchase purchase(String orderId, String tenant, String purchaser, Channel channel, int quantity) {
        return new Purchase(
                orderId,
                tenant,
                purchaser,
                purchaser + "@" + tenant + ".example",
                "CFQ7TTC0H9MP",
                "Power BI Pro",
                quantity,
                999,
                "EUR",
                Term.MONTHLY,
                false,
                channel,
                NOW.minusSeconds(1));
    }

    AssignSeats assign(SubscriptionId subscription, String... users) {
        return assign(PURCHASER, subscription, users);
    }

    AssignSeats assign(String requester, SubscriptionId subscription, String... users) {
        return new AssignSeats(
                nextCommand(TENANT), subscription.toString(), List.of(users), new UserId(TENANT, requester));
    }

    UnassignSeats unassign(SubscriptionId subscription, String... users) {
        return unassign(PURCHASER, subscription, users);
    }

    UnassignSeats unassign(String requester, SubscriptionId subscription, String... users) {
        return new UnassignSeats(
                nextCommand(TENANT), subscription.toString(), List.of(users), new UserId(TENANT, requester));
    }

    CommandId nextCommand(String tenant) {
        return new CommandId(tenant, "command-" + ++commands);
    }

    /** {@code u1} to {@code un}, in the directory. */
    String[] team(int size) {
        String[] ids = IntStream.rangeClosed(1, size).mapToObj(i -> "u" + i).toArray(String[]::new);
        users(ids);
        return ids;
    }

    LicensingState state() {
        return state;
    }

    Subscription subscription(SubscriptionId id) {
        return Objects.requireNonNull(state.subscription(id));
    }

    List<String> holders(SubscriptionId id) {
        return state.licences().ids().stream()
                .filter(licence -> licence.subscription().equals(id))
                .map(licence -> licence.user().id())
                .sorted()
                .toList();
    }
}
