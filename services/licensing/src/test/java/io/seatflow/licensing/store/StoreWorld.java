package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.Channel;
import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.DirectoryChange.UserChanged;
import io.seatflow.licensing.domain.Event;
import io.seatflow.licensing.domain.LicensingDecider;
import io.seatflow.licensing.domain.LicensingState;
import io.seatflow.licensing.domain.LifeCycle;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.Message.OrderPaid;
import io.seatflow.licensing.domain.Purchase;
import io.seatflow.licensing.domain.Role;
import io.seatflow.licensing.domain.SeatCommand.AssignSeats;
import io.seatflow.licensing.domain.SeatCommand.UnassignSeats;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.Term;
import io.seatflow.licensing.domain.User;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.servers.PostgresServer;
import io.seatflow.servers.TestServers;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.database.Database;
import io.seatflow.workflow.postgres.PostgresTransaction;
import io.seatflow.workflow.settings.DatabaseSettings;
import io.seatflow.workflow.settings.Secret;
import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Licensing on a database of its own, each batch loaded, decided and saved as the engine does. */
final class StoreWorld implements AutoCloseable {
    static final String TENANT = "contoso";
    static final String PURCHASER = "paula";
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

    final LicensingStore store = new LicensingStore(LifeCycle.STANDARD);
    private final LicensingDecider decider = new LicensingDecider(LifeCycle.STANDARD);
    private final Database database;
    private int ids;

    private StoreWorld(Database database) {
        this.database = database;
    }

    static StoreWorld open(String name) {
        String url = TestServers.postgres().createDatabase(name);
        return new StoreWorld(
                Database.open("licensing", DatabaseSettings.of(url, PostgresServer.USER, new Secret("")), "licensing"));
    }

    void truncate() {
        database.jdbi().useHandle(handle -> handle.execute("""
                TRUNCATE users, subscriptions, licences, answered_commands, delegations, open_payments, added_seats,
                    cancellations
                """));
    }

    Handle begin() {
        return database.jdbi().open().begin();
    }

    /** One batch, committed as the engine does it: hopeful, and with a look where that met a conflict. */
    List<Event> commit(Message... messages) throws Conflict {
        try {
            return attempt(true, messages);
        } catch (Conflict notNew) {
            return attempt(false, messages);
        }
    }

    List<Event> attempt(boolean hopeful, Message... messages) throws Conflict {
        try (Handle handle = begin()) {
            List<Event> events = decideAndSave(new PostgresTransaction(handle, hopeful), messages);
            handle.commit();
            return events;
        }
    }

    List<Event> decideAndSave(Handle handle, Message... messages) throws Conflict {
        return decideAndSave(new PostgresTransaction(handle), messages);
    }

    private List<Event> decideAndSave(PostgresTransaction transaction, Message... messages) throws Conflict {
        LicensingState state = store.load(transaction, List.of(messages));
        List<Event> events = decide(state, messages);
        store.save(transaction, state);
        transaction.exchange().send();
        return events;
    }

    List<Event> decide(LicensingState state, Message... messages) {
        List<Event> all = new ArrayList<>();
        for (Message message : messages) {
            List<Event> events = decider.decide(message, state, NOW);
            events.forEach(state::apply);
            all.addAll(events);
        }
        return all;
    }

    int count(String sql, Object... arguments) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.select(sql, arguments).mapTo(Integer.class).one());
    }

    void execute(String sql, Object... arguments) {
        database.jdbi().useHandle(handle -> handle.execute(sql, arguments));
    }

    /** L6: as {@code verify} asks it of a running system. */
    int subscriptionsWhoseCounterIsNotTheirLicences() {
        return count("""
                SELECT count(*)
                FROM subscriptions s
                WHERE assigned NOT BETWEEN 0 AND quantity
                    OR assigned <> (SELECT count(*) FROM licences l WHERE l.subscription_id = s.subscription_id)
                """);
    }

    static UserChanged user(String id, long version, Role... roles) {
        return user(TENANT, id, version, roles);
    }

    static UserChanged user(String tenant, String id, long version, Role... roles) {
        return new UserChanged(new User(new UserId(tenant, id), true, Set.of(roles), version));
    }

    static OrderPaid paid(String orderId, int quantity) {
        return paid(orderId, TENANT, quantity);
    }

    static OrderPaid paid(String orderId, String tenant, int quantity) {
        return new OrderPaid(
                new Purchase(
                        orderId,
                        tenant,
                        PURCHASER,
                        "paula@contoso.example",
                        "CFQ7TTC0RM8K",
                        "Teams Premium",
                        quantity,
                        999,
                        "EUR",
                        Term.YEARLY,
                        true,
                        Channel.SELF_SERVICE,
                        Instant.parse("2026-11-21T09:59:59.001Z")),
                Instant.parse("2026-11-21T09:59:59.999999Z"));
    }

    static SubscriptionId subscriptionOf(OrderPaid paid) {
        return SubscriptionId.of(paid.purchase().orderId(), paid.purchase().acceptedAt());
    }

    AssignSeats assign(OrderPaid paid, String... users) {
        return new AssignSeats(
                nextCommand(), subscriptionOf(paid).toString(), List.of(users), new UserId(TENANT, PURCHASER));
    }

    UnassignSeats unassign(OrderPaid paid, String... users) {
        return new UnassignSeats(
                nextCommand(), subscriptionOf(paid).toString(), List.of(users), new UserId(TENANT, PURCHASER));
    }

    private CommandId nextCommand() {
        return new CommandId(TENANT, "command-" + ++ids);
    }

    @Override
    public void close() {
        database.close();
    }
}
