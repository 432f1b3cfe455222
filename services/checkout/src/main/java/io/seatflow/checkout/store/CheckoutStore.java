package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.CheckoutState;
import io.seatflow.checkout.domain.Delegation;
import io.seatflow.checkout.domain.Directory;
import io.seatflow.checkout.domain.KnownOrder;
import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Tenant;
import io.seatflow.checkout.domain.Trial;
import io.seatflow.checkout.domain.User;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.postgres.Exchange;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.jdbi.v3.core.Handle;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Checkout's state in PostgreSQL. Nothing is locked on loading: orders, outcomes and trials are only inserted, directory
 * and catalogue carry versions, and whoever finds a row taken does the batch again.
 */
public final class CheckoutStore implements Store<Message, CheckoutState> {
    private final CatalogueRows catalogue = new CatalogueRows();

    @Override
    public CheckoutState load(Transaction transaction, List<Message> messages) {
        Names names = Names.in(messages);
        return load(
                PostgresTransaction.handleOf(transaction),
                PostgresTransaction.exchangeOf(transaction),
                names,
                transaction.isHopeful() ? hopedFor(names) : Map.of(),
                transaction.isHopeful() ? hopeless(names) : names.orders());
    }

    CheckoutState load(Handle handle, List<Message> messages) {
        Names names = Names.in(messages);
        return load(handle, new Exchange(handle), names, Map.of(), names.orders());
    }

    /**
     * Orders that come in are taken for new, and those that were delivered for what licensing says of them: the inserts of
     * the order and of its outcome find what is not so, and {@code waiting_orders} an order that nobody accepted.
     */
    private static Map<String, KnownOrder> hopedFor(Names names) {
        Map<String, KnownOrder> orders = new HashMap<>(names.completed());
        orders.keySet().removeAll(names.placed());
        return orders;
    }

    /** What has to be looked up all the same. */
    private static Set<String> hopeless(Names names) {
        Set<String> unknown = new LinkedHashSet<>(names.placed());
        unknown.retainAll(names.completed().keySet());
        unknown.addAll(names.declined());
        return unknown;
    }

    private CheckoutState load(
            Handle handle, Exchange reads, Names names, Map<String, KnownOrder> hopedFor, Collection<String> unknown) {
        Supplier<List<KnownOrder>> known = OrderRows.load(reads, unknown);
        Supplier<List<Tenant>> tenants = TenantRows.load(reads, names.tenants());
        Supplier<List<User>> users = UserRows.load(reads, names.mailboxes(), names.users());
        Supplier<List<Delegation>> delegations = DelegationRows.load(reads, names.delegations());
        Supplier<List<Map.Entry<Trial, String>>> taken = TrialRows.load(reads, names.trials());
        Supplier<List<Long>> revision = catalogue.revision(reads);
        reads.read();
        Directory directory = new Directory();
        tenants.get().forEach(directory::put);
        users.get().forEach(directory::put);
        delegations.get().forEach(directory::put);
        Map<String, KnownOrder> orders = new HashMap<>(hopedFor);
        known.get().forEach(order -> orders.put(order.id(), order));
        Map<Trial, String> trials = new HashMap<>();
        taken.get().forEach(trial -> trials.put(trial.getKey(), trial.getValue()));
        return new CheckoutState(
                directory, catalogue.load(handle, revision.get().getFirst()), orders, trials);
    }

    @Override
    public void save(Transaction transaction, CheckoutState state) throws Conflict {
        Exchange writes = PostgresTransaction.exchangeOf(transaction);
        Changes changes = new Changes(state.events());
        OrderRows.insert(writes, changes.accepted, changes.rejected);
        OutcomeRows.insert(writes, changes.outcomes);
        WaitingRows.count(writes, changes.accepted, changes.ended);
        TrialRows.release(writes, changes.ended);
        TrialRows.insert(writes, changes.accepted);
        // Gone first: somebody may have come back with a lower version.
        TenantRows.delete(writes, changes.tenantsGone);
        TenantRows.upsert(writes, changes.tenants.values());
        UserRows.delete(writes, changes.usersGone);
        UserRows.upsert(writes, changes.users.values());
        DelegationRows.delete(writes, changes.delegationsGone);
        DelegationRows.upsert(writes, changes.delegations.values());
        catalogue.save(writes, state.catalogue().revision(), changes.products.values());
    }
}
