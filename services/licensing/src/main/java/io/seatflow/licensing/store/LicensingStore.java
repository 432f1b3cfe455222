package io.seatflow.licensing.store;

import io.seatflow.licensing.domain.Licence;
import io.seatflow.licensing.domain.LicensingState;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.Subscription;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.User;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.licensing.store.Named.OwnedSubscription;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of licensing.
 *
 * <p>Rows are locked in the order users, subscriptions, each by its id, so that transactions of different lanes wait for
 * each other and never in a circle. A user's row is locked before their licences are looked at: as long as it is, nobody
 * can give them another, since a licence refers to its user's row.
 */
public final class LicensingStore implements Store<Message, LicensingState> {
    @Override
    public LicensingState load(Transaction transaction, List<Message> messages) {
        Handle handle = PostgresTransaction.handleOf(transaction);
        Named named = new Named(messages);
        SubscriptionTable subscriptionTable = new SubscriptionTable(handle);
        LicenceTable licenceTable = new LicenceTable(handle);

        Map<UserId, User> users = new UserTable(handle).lock(named.users);
        Map<Licence, Instant> licences = new HashMap<>(licenceTable.ofUsers(named.deletedUsers));
        for (Licence licence : licences.keySet()) {
            named.subscriptions.add(
                    new OwnedSubscription(licence.subscription(), licence.user().tenantId()));
        }
        Map<SubscriptionId, Subscription> subscriptions =
                new HashMap<>(subscriptionTable.newerThan(named.versionsRead));
        subscriptions.putAll(subscriptionTable.lock(named.subscriptions));
        licences.putAll(licenceTable.those(named.licences));
        return new LicensingState(
                subscriptionTable.ordersAmong(named.orders),
                subscriptions,
                licences,
                users,
                new AnsweredCommandTable(handle).those(named.commands));
    }

    /** In the order in which rows refer to each other: licences go before what they refer to and come after it. */
    @Override
    public void save(Transaction transaction, LicensingState state) throws Conflict {
        Handle handle = PostgresTransaction.handleOf(transaction);
        LicenceTable licences = new LicenceTable(handle);
        licences.deleteEnded(state.licences());
        new UserTable(handle).save(state.users());
        new SubscriptionTable(handle).save(state.subscriptions());
        licences.insertNew(state.licences());
        new AnsweredCommandTable(handle).save(state.answers());
    }
}
