package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.Licence;
import io.seatflow.licensing.domain.LicensingState;
import io.seatflow.licensing.domain.LifeCycle;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.PaymentState;
import io.seatflow.licensing.domain.Subscription;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.SubscriptionStatus;
import io.seatflow.licensing.domain.TakeoverState;
import io.seatflow.licensing.domain.User;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.licensing.store.Named.OwnedSubscription;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of licensing.
 *
 * <p>Rows are locked in the order users, subscriptions, each by its id, so that transactions of different lanes wait for
 * each other and never in a circle. A user's row is locked before their licences are looked at: as long as it is, nobody
 * can give them another, since a licence refers to its user's row.
 */
public final class LicensingStore implements Store<Message, LicensingState> {
    private final LifeCycle lifeCycle;

    public LicensingStore(LifeCycle lifeCycle) {
        this.lifeCycle = lifeCycle;
    }

    @Override
    public LicensingState load(Transaction transaction, List<Message> messages) {
        Handle handle = PostgresTransaction.handleOf(transaction);
        Named named = new Named(messages);
        SubscriptionTable subscriptionTable = new SubscriptionTable(handle);
        LicenceTable licenceTable = new LicenceTable(handle);

        TakeoverState takeovers = new TakeoverState(
                new TakeoverTable(handle).those(named.takeovers), new ChunkTable(handle).those(named.chunks));
        named.add(takeovers, messages);
        Map<UserId, User> users = new UserTable(handle).lock(named.users);
        Map<Licence, Instant> licences = new HashMap<>(licenceTable.ofUsers(named.deletedUsers));
        for (Licence licence : licences.keySet()) {
            named.subscriptions.add(
                    new OwnedSubscription(licence.subscription(), licence.user().tenantId()));
        }
        Set<SubscriptionId> due = nameDue(named, handle);
        Map<SubscriptionId, Subscription> subscriptions =
                new HashMap<>(subscriptionTable.newerThan(named.versionsRead));
        subscriptions.putAll(subscriptionTable.lock(named.subscriptions));
        licences.putAll(licenceTable.those(named.licences));
        licences.putAll(licenceTable.ofSubscriptions(ending(named, due, subscriptions)));
        return new LicensingState(
                subscriptionTable.ordersAmong(transaction.isHopeful() ? Set.of() : named.orders),
                subscriptions,
                licences,
                users,
                new AnsweredCommandTable(handle).those(named.commands),
                new DelegationTable(handle).lock(named.delegations),
                new PaymentState(
                        new PaymentTable(handle).of(named.paying),
                        new AddedSeatsTable(handle).of(named.shrinking),
                        due),
                takeovers);
    }

    /** What billing's answers and sweeps are about is known only by looking. */
    private Set<SubscriptionId> nameDue(Named named, Handle handle) {
        PaymentTable payments = new PaymentTable(handle);
        for (OwnedSubscription paid : payments.subscriptionsOf(named.payments)) {
            named.subscriptions.add(paid);
            named.paying.add(paid.id());
        }
        Set<SubscriptionId> due = new HashSet<>();
        for (Instant dueBy : named.sweeps) {
            List<OwnedSubscription> found = new ArrayList<>(new DueTable(handle).due(dueBy, lifeCycle));
            found.forEach(subscription -> due.add(subscription.id()));
            found.addAll(payments.overdue(dueBy.minus(lifeCycle.payment()), LifeCycle.MOST_DUE));
            for (OwnedSubscription subscription : found) {
                named.subscriptions.add(subscription);
                named.paying.add(subscription.id());
            }
        }
        return due;
    }

    /** Those that may end now, of the tenant that asks: all their licences end with them. */
    private static Set<SubscriptionId> ending(
            Named named, Set<SubscriptionId> due, Map<SubscriptionId, Subscription> found) {
        Set<SubscriptionId> ending = new HashSet<>(named.ending);
        due.stream()
                .filter(id -> found.containsKey(id) && found.get(id).status() == SubscriptionStatus.DISABLED)
                .forEach(ending::add);
        ending.retainAll(found.keySet());
        return ending;
    }

    /** In the order in which rows refer to each other: licences go before what they refer to and come after it. */
    @Override
    public void save(Transaction transaction, LicensingState state) throws Conflict {
        Handle handle = PostgresTransaction.handleOf(transaction);
        new LicenceTable(handle).deleteEnded(state.licences());
        new UserTable(handle).save(state.users());
        new DelegationTable(handle).save(state.delegations());
        Exchange writes = PostgresTransaction.exchangeOf(transaction);
        SubscriptionTable.save(writes, state.subscriptions());
        if (!state.isOnlySubscriptions()) {
            writes.send();
            saveOthers(handle, state);
        }
    }

    private static void saveOthers(Handle handle, LicensingState state) throws Conflict {
        new LicenceTable(handle).insertNew(state.licences());
        new TakeoverTable(handle).save(state.takeovers().takeovers());
        new ChunkTable(handle).save(state.takeovers().chunks());
        new PaymentTable(handle).save(state.payments().open());
        AddedSeatsTable added = new AddedSeatsTable(handle);
        added.save(state.payments().added());
        new CancellationTable(handle).insert(state.cancellations());
        AnsweredCommandTable answered = new AnsweredCommandTable(handle);
        answered.save(state.answers());
        if (state.forgetBefore().isPresent()) {
            answered.forget(state.forgetBefore().get());
            added.forget(state.forgetBefore().get());
        }
    }
}
