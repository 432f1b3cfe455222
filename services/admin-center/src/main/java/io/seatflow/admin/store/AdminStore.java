package io.seatflow.admin.store;

import io.seatflow.admin.domain.AdminState;
import io.seatflow.admin.domain.Fact;
import io.seatflow.admin.domain.Message;
import io.seatflow.admin.domain.Request;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import io.seatflow.workflow.postgres.PostgresTransaction;
import org.jdbi.v3.core.Handle;

import java.util.ArrayList;
import java.util.List;

/** Writes what a batch was told, a few statements per table whatever its size. */
public final class AdminStore implements Store<Message, AdminState> {
    @Override
    public AdminState load(Transaction transaction, List<Message> messages) {
        List<Request> requests = messages.stream()
                .filter(Message.Requested.class::isInstance)
                .map(message -> ((Message.Requested) message).request())
                .toList();
        return new AdminState(new OperationTable(PostgresTransaction.handleOf(transaction)).known(requests));
    }

    /** Users come before licences, which look at who was deleted. */
    @Override
    public void save(Transaction transaction, AdminState state) throws Conflict {
        Handle handle = PostgresTransaction.handleOf(transaction);
        Sorted sorted = new Sorted(state.facts());
        new DirectoryTables(handle).save(sorted.tenants, sorted.users, sorted.delegations);
        new ProductTables(handle).save(sorted.products);
        new SubscriptionTable(handle).save(sorted.subscriptions);
        new LicenceTable(handle).save(sorted.licences);
        new HistoryTable(handle).save(sorted.history);
        OperationTable operations = new OperationTable(handle);
        operations.start(state.started());
        operations.answer(sorted.answers);
        operations.reach(sorted.takeovers);
    }

    /** The facts by the table that they belong to, each in the order they came. */
    private static final class Sorted {
        private final List<Fact.TenantKept> tenants = new ArrayList<>();
        private final List<Fact> users = new ArrayList<>();
        private final List<Fact> delegations = new ArrayList<>();
        private final List<Fact.ProductKept> products = new ArrayList<>();
        private final List<Fact.SubscriptionKept> subscriptions = new ArrayList<>();
        private final LicenceChanges licences = new LicenceChanges();
        private final List<Fact.HistoryNoted> history = new ArrayList<>();
        private final List<Fact.Answered> answers = new ArrayList<>();
        private final List<Fact.TakeoverReached> takeovers = new ArrayList<>();

        Sorted(List<Fact> facts) {
            facts.forEach(this::take);
        }

        private void take(Fact fact) {
            switch (fact) {
                case Fact.TenantKept tenant -> tenants.add(tenant);
                case Fact.UserKept user -> users.add(user);
                case Fact.UserGone gone -> {
                    users.add(gone);
                    licences.forget(gone);
                }
                case Fact.DelegationKept delegation -> delegations.add(delegation);
                case Fact.DelegationGone gone -> delegations.add(gone);
                case Fact.ProductKept product -> products.add(product);
                case Fact.SubscriptionKept subscription -> subscriptions.add(subscription);
                case Fact.SeatsGiven given -> licences.give(given);
                case Fact.SeatsTaken taken -> licences.take(taken);
                case Fact.SeatsEnded ended -> licences.end(ended);
                case Fact.HistoryNoted noted -> history.add(noted);
                case Fact.Answered answered -> answers.add(answered);
                case Fact.TakeoverReached reached -> takeovers.add(reached);
            }
        }
    }
}
