package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.CheckoutState;
import io.seatflow.checkout.domain.Directory;
import io.seatflow.checkout.domain.KnownOrder;
import io.seatflow.checkout.domain.Message;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.jdbi.v3.core.Handle;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checkout's state in PostgreSQL. Nothing is locked on loading: orders, outcomes and trials are only inserted, directory
 * and catalogue carry versions, and whoever finds a row taken does the batch again.
 */
public final class CheckoutStore implements Store<Message, CheckoutState> {
    private final CatalogueRows catalogue = new CatalogueRows();

    @Override
    public CheckoutState load(Transaction transaction, List<Message> messages) {
        Handle handle = PostgresTransaction.handleOf(transaction);
        Names names = Names.in(messages);
        return load(
                handle,
                names,
                transaction.isHopeful() ? hopedFor(handle, names) : OrderRows.load(handle, names.orders()));
    }

    CheckoutState load(Handle handle, List<Message> messages) {
        Names names = Names.in(messages);
        return load(handle, names, OrderRows.load(handle, names.orders()));
    }

    /**
     * Orders that come in are taken for new, and those that were delivered for what licensing says of them: the inserts of
     * the order and of its outcome find what is not so, and {@code waiting_orders} an order that nobody accepted.
     */
    private static Map<String, KnownOrder> hopedFor(Handle handle, Names names) {
        Map<String, KnownOrder> orders = new HashMap<>(names.completed());
        orders.keySet().removeAll(names.placed());
        Set<String> unknown = new LinkedHashSet<>(names.placed());
        unknown.retainAll(names.completed().keySet());
        unknown.addAll(names.declined());
        orders.putAll(OrderRows.load(handle, unknown));
        return orders;
    }

    private CheckoutState load(Handle handle, Names names, Map<String, KnownOrder> orders) {
        Directory directory = new Directory();
        TenantRows.load(handle, names.tenants()).forEach(directory::put);
        UserRows.load(handle, names.mailboxes(), names.users()).forEach(directory::put);
        DelegationRows.load(handle, names.delegations()).forEach(directory::put);
        return new CheckoutState(directory, catalogue.load(handle), orders, TrialRows.load(handle, names.trials()));
    }

    @Override
    public void save(Transaction transaction, CheckoutState state) throws Conflict {
        Handle handle = PostgresTransaction.handleOf(transaction);
        Changes changes = new Changes(state.events());
        OrderRows.insert(handle, changes.accepted, changes.rejected);
        OutcomeRows.insert(handle, changes.outcomes);
        WaitingRows.count(handle, changes.accepted, changes.ended);
        TrialRows.release(handle, changes.ended);
        TrialRows.insert(handle, changes.accepted);
        // Gone first: somebody may have come back with a lower version.
        TenantRows.delete(handle, changes.tenantsGone);
        TenantRows.upsert(handle, changes.tenants.values());
        UserRows.delete(handle, changes.usersGone);
        UserRows.upsert(handle, changes.users.values());
        DelegationRows.delete(handle, changes.delegationsGone);
        DelegationRows.upsert(handle, changes.delegations.values());
        catalogue.save(handle, state.catalogue().revision(), changes.products.values());
    }
}
