package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.CheckoutState;
import io.seatflow.checkout.domain.Directory;
import io.seatflow.checkout.domain.Message;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.jdbi.v3.core.Handle;

import java.util.List;

/**
 * Checkout's state in PostgreSQL. Nothing is locked on loading: orders, outcomes and trials are only inserted, directory
 * and catalogue carry versions, and whoever finds a row taken does the batch again.
 */
public final class CheckoutStore implements Store<Message, CheckoutState> {
    private final CatalogueRows catalogue = new CatalogueRows();

    @Override
    public CheckoutState load(Transaction transaction, List<Message> messages) {
        return load(PostgresTransaction.handleOf(transaction), messages);
    }

    CheckoutState load(Handle handle, List<Message> messages) {
        Names names = Names.in(messages);
        Directory directory = new Directory();
        TenantRows.load(handle, names.tenants()).forEach(directory::put);
        UserRows.load(handle, names.mailboxes(), names.users()).forEach(directory::put);
        DelegationRows.load(handle, names.delegations()).forEach(directory::put);
        return new CheckoutState(
                directory,
                catalogue.load(handle),
                OrderRows.load(handle, names.orders()),
                TrialRows.load(handle, names.trials()));
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
