package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.DirectoryChange.UserDeleted;
import io.seatflow.licensing.domain.Event.SubscriptionCreated;
import io.seatflow.licensing.domain.Message.OrderPaid;
import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.SeatCommand.UnassignSeats;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Licensing without a database or a log: each message is decided and its events applied. */
final class World {
    static final String TENANT = "contoso";
    static final String OTHER_TENANT = "fabrikam";
    static final String PURCHASER = "paula";
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final LicensingDecider decider = new LicensingDecider();
    private final Map<UserId, Long> versions = new HashMap<>();
    private LicensingState state = LicensingState.empty();
    private int commands;
    private int orders;

    /** With a purchaser in the tenant. */
    static World withPurchaser() {
        World world = new World();
        world.user(PURCHASER);
        return world;
    }

    List<Event> send(Message message) {
        List<Event> events = decider.decide(message, state, NOW);
        events.forEach(state::apply);
        return events;
    }

    /** As after a commit: what was decided is now what is loaded. */
    void startNextBatch() {
        Map<SubscriptionId, Subscription> subscriptions = new HashMap<>();
        Set<String> bought = new HashSet<>();
        for (SubscriptionId id : state.subscriptions().ids()) {
            Subscription subscription = subscription(id);
            subscriptions.put(id, subscription);
            bought.add(subscription.purchase().orderId());
        }
        Map<Licence, Instant> licences = new HashMap<>();
        state.licences().ids().forEach(id -> licences.put(id, NOW));
        Map<UserId, User> users = new HashMap<>();
        state.users().ids().forEach(id -> users.put(id, Objects.requireNonNull(state.user(id))));
        Map<CommandId, UUID> answers = new HashMap<>();
        state.answers().ids().forEach(id -> answers.put(id, Objects.requireNonNull(state.answered(id))));
        state = new LicensingState(bought, subscriptions, licences, users, answers);
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
        if (send(new OrderPaid(purchase, NOW)).getFirst() instanceof SubscriptionCreated created) {
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
        return new AssignSeats(nextCommand(TENANT), subscription.toString(), List.of(users), requester);
    }

    UnassignSeats unassign(SubscriptionId subscription, String... users) {
        return unassign(PURCHASER, subscription, users);
    }

    UnassignSeats unassign(String requester, SubscriptionId subscription, String... users) {
        return new UnassignSeats(nextCommand(TENANT), subscription.toString(), List.of(users), requester);
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
