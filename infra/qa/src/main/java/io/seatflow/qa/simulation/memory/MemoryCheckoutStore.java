package io.seatflow.qa.simulation.memory;

import io.seatflow.checkout.domain.Catalogue;
import io.seatflow.checkout.domain.CentralPurchase;
import io.seatflow.checkout.domain.CheckoutState;
import io.seatflow.checkout.domain.Delegation;
import io.seatflow.checkout.domain.Directory;
import io.seatflow.checkout.domain.Event;
import io.seatflow.checkout.domain.KnownOrder;
import io.seatflow.checkout.domain.Mailbox;
import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Money;
import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.Outcome;
import io.seatflow.checkout.domain.Product;
import io.seatflow.checkout.domain.Requester;
import io.seatflow.checkout.domain.Tenant;
import io.seatflow.checkout.domain.Trial;
import io.seatflow.checkout.domain.User;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What {@code CheckoutStore} does, in memory; shared by all instances of checkout. */
public final class MemoryCheckoutStore implements Store<Message, CheckoutState> {
    private static final int LONGEST_ID = 200;
    private static final String SINGLE = "catalogue";

    private final MemoryTable<String, OrderRow> orders = new MemoryTable<>("orders");
    private final MemoryTable<String, Outcome> outcomes = new MemoryTable<>("outcomes");
    private final MemoryTable<Instant, Integer> waiting = new MemoryTable<>("waiting_orders");
    private final MemoryTable<Trial, String> trials = new MemoryTable<>("trials");
    private final MemoryTable<String, Tenant> tenants = new MemoryTable<>("tenants");
    private final MemoryTable<UserKey, User> users = new MemoryTable<>("users");
    private final MemoryTable<Delegation.Key, Delegation> delegations = new MemoryTable<>("delegations");
    private final MemoryTable<String, Product> products = new MemoryTable<>("products");
    private final MemoryTable<String, Long> revision = new MemoryTable<>("catalogue");
    private long revisions = 1;

    private record OrderRow(String tenantId, UUID fingerprint, Money price, Instant decidedAt) {}

    private record UserKey(String tenantId, String userId) {}

    public MemoryCheckoutStore() {
        revision.keep(SINGLE, revisions);
    }

    @Override
    public CheckoutState load(Transaction transaction, List<Message> messages) {
        Reading reading = new Reading(MemoryTransaction.of(transaction));
        messages.forEach(reading::add);
        return reading.state();
    }

    @Override
    public void save(Transaction transaction, CheckoutState state) throws Conflict {
        MemoryTransaction memory = MemoryTransaction.of(transaction);
        Writing writing = new Writing(memory);
        for (Event event : state.events()) {
            writing.add(event);
        }
        writing.write(state.catalogue().revision());
    }

    /** Outcomes by order id. */
    public Map<String, Outcome> outcomes() {
        return outcomes.rows();
    }

    /** Ids of all orders decided on. */
    public Set<String> orders() {
        return orders.rows().keySet();
    }

    /** Accepted orders without an outcome, as they are counted. */
    public int waiting() {
        return waiting.rows().values().stream().mapToInt(count -> count).sum();
    }

    /** The directory's and the catalogue's rows with their versions, by the keys of their topics. */
    public Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        tenants.rows().values().forEach(tenant -> versions.put("tenant " + tenant.id(), tenant.version()));
        users.rows()
                .values()
                .forEach(user -> versions.put("user " + user.tenantId() + "/" + user.id(), user.version()));
        products.rows().values().forEach(product -> versions.put("product " + product.id(), product.version()));
        return versions;
    }

    private Catalogue catalogue(MemoryTransaction transaction) {
        Long current = transaction.find(revision, SINGLE);
        return new Catalogue(current == null ? 0 : current, transaction.all(products));
    }

    /** Loads what messages name. */
    private final class Reading {
        private final MemoryTransaction transaction;
        private final Directory directory = new Directory();
        private final Map<String, KnownOrder> known = new LinkedHashMap<>();
        private final Map<Trial, String> taken = new LinkedHashMap<>();
        private final Set<String> placed = new LinkedHashSet<>();
        private final Set<String> completed = new LinkedHashSet<>();

        Reading(MemoryTransaction transaction) {
            this.transaction = transaction;
        }

        void add(Message message) {
            switch (message) {
                case Message.OrderPlaced placed -> add(placed.order());
                case Message.CentralOrderPlaced placed -> add(placed.purchase());
                case Message.PaymentDeclined declined -> addOrder(declined.orderId(), declined.tenantId());
                case Message.SubscriptionCreated created -> add(created);
                case Message.TenantChanged changed -> addTenant(changed.tenant().id());
                case Message.TenantGone gone -> addTenant(gone.tenantId());
                case Message.UserChanged changed ->
                    addUser(changed.user().tenantId(), changed.user().id());
                case Message.UserGone gone -> addUser(gone.tenantId(), gone.userId());
                case Message.DelegationChanged changed ->
                    addDelegation(changed.delegation().key());
                case Message.DelegationGone gone -> addDelegation(gone.key());
                case Message.CatalogueLoaded loaded -> {}
                case Message.ProductSeen seen -> {}
                case Message.ProductDeletionSeen seen -> {}
            }
        }

        private void add(Order order) {
            addPlaced(order);
            Mailbox mailbox = order.buyer();
            for (User user : transaction.all(users)) {
                if (user.mailbox().equals(mailbox)) {
                    directory.put(user);
                }
            }
            if (order.trial()) {
                Trial trial = new Trial(order.tenantId(), order.productId());
                String takenBy = transaction.find(trials, trial);
                if (takenBy != null) {
                    taken.put(trial, takenBy);
                }
            }
        }

        private void add(CentralPurchase purchase) {
            Order order = purchase.order();
            Requester requester = purchase.requester();
            addPlaced(order);
            addUser(requester.tenantId(), requester.userId());
            addDelegation(new Delegation.Key(order.tenantId(), requester));
        }

        private void addDelegation(Delegation.Key key) {
            Delegation delegation = transaction.find(delegations, key);
            if (delegation != null) {
                directory.put(delegation);
            }
        }

        private void add(Message.SubscriptionCreated created) {
            completed.add(created.orderId());
            if (transaction.isHopeful() && !placed.contains(created.orderId())) {
                addTenant(created.tenantId());
                known.put(created.orderId(), created.order());
            } else {
                addOrder(created.orderId(), created.tenantId());
            }
        }

        private void addPlaced(Order order) {
            placed.add(order.id());
            if (transaction.isHopeful() && !completed.contains(order.id())) {
                addTenant(order.tenantId());
            } else {
                addOrder(order.id(), order.tenantId());
            }
        }

        private void addOrder(String id, String tenantId) {
            addTenant(tenantId);
            OrderRow row = transaction.find(orders, id);
            if (row == null) {
                known.remove(id);
            } else {
                boolean ended = transaction.find(outcomes, id) != null;
                known.put(id, new KnownOrder(id, row.tenantId, row.fingerprint, row.price, row.decidedAt, ended));
            }
        }

        private void addTenant(String id) {
            Tenant tenant = transaction.find(tenants, id);
            if (tenant != null) {
                directory.put(tenant);
            }
        }

        private void addUser(String tenantId, String userId) {
            User user = transaction.find(users, new UserKey(tenantId, userId));
            if (user != null) {
                directory.put(user);
            }
        }

        CheckoutState state() {
            return new CheckoutState(directory, catalogue(transaction), known, taken);
        }
    }

    /** Sorts a batch's events by table and writes them in the real store's order. */
    private final class Writing {
        private final MemoryTransaction transaction;
        private final Map<String, OrderRow> decided = new LinkedHashMap<>();
        private final Map<String, Outcome> ended = new LinkedHashMap<>();
        private final Map<Instant, Integer> more = new LinkedHashMap<>();
        private final Map<Instant, Integer> fewer = new LinkedHashMap<>();
        private final Map<Trial, String> trialsTaken = new LinkedHashMap<>();
        private final Set<String> trialsReleased = new LinkedHashSet<>();
        private final Map<String, @Nullable Tenant> tenantsNow = new LinkedHashMap<>();
        private final Map<UserKey, @Nullable User> usersNow = new LinkedHashMap<>();
        private final Map<Delegation.Key, Delegation> delegationsNow = new LinkedHashMap<>();
        private final Set<Delegation.Key> delegationsGone = new LinkedHashSet<>();
        private final Set<String> tenantsGone = new LinkedHashSet<>();
        private final Set<UserKey> usersGone = new LinkedHashSet<>();
        private final Map<String, Product> productsNow = new LinkedHashMap<>();

        Writing(MemoryTransaction transaction) {
            this.transaction = transaction;
        }

        void add(Event event) throws Conflict {
            switch (event) {
                case Event.OrderAccepted accepted -> {
                    Order order = accepted.order();
                    decide(order, accepted.fingerprint(), accepted.acceptedAt());
                    more.merge(accepted.acceptedAt(), 1, Integer::sum);
                    if (order.trial()
                            && trialsTaken.put(new Trial(order.tenantId(), order.productId()), order.id()) != null) {
                        throw new Conflict("table trials");
                    }
                }
                case Event.OrderRejected rejected -> {
                    decide(
                            rejected.order(),
                            rejected.fingerprint(),
                            rejected.outcome().decidedAt());
                    end(rejected.outcome());
                }
                case Event.OrderEnded end -> {
                    end(end.outcome());
                    fewer.merge(end.order().decidedAt(), 1, Integer::sum);
                    if (end.outcome().reason() != null) {
                        trialsReleased.add(end.order().id());
                    }
                }
                case Event.TenantStored stored -> tenantsNow.put(stored.tenant().id(), stored.tenant());
                case Event.TenantRemoved removed -> {
                    tenantsNow.remove(removed.tenantId());
                    tenantsGone.add(removed.tenantId());
                }
                case Event.UserStored stored ->
                    usersNow.put(
                            new UserKey(stored.user().tenantId(), stored.user().id()), stored.user());
                case Event.UserRemoved removed -> {
                    UserKey key = new UserKey(removed.tenantId(), removed.userId());
                    usersNow.remove(key);
                    usersGone.add(key);
                }
                case Event.DelegationStored stored ->
                    delegationsNow.put(stored.delegation().key(), stored.delegation());
                case Event.DelegationRemoved removed -> {
                    delegationsNow.remove(removed.key());
                    delegationsGone.add(removed.key());
                }
                case Event.ProductChanged changed ->
                    productsNow.put(changed.product().id(), changed.product());
                case Event.ProductRestored restored ->
                    productsNow.put(restored.product().id(), restored.product());
                case Event.ProductRepublished republished -> {}
                case Event.OrderIdReused reused -> {}
                case Event.OrderNotKnown unknown -> {}
            }
        }

        private void decide(Order order, UUID fingerprint, Instant at) throws Conflict {
            OrderRow row = new OrderRow(
                    order.tenantId(), fingerprint, new Money(order.unitPriceMinor(), order.currency()), at);
            expect("orders", decided.put(order.id(), row) == null);
        }

        private void end(Outcome outcome) throws Conflict {
            expect("outcomes", ended.put(outcome.orderId(), outcome) == null);
        }

        void write(long loadedRevision) throws Conflict {
            insertAll("orders", orders, decided);
            for (String id : decided.keySet()) {
                ConstraintBroken.check(!id.isEmpty() && id.length() <= LONGEST_ID, "orders_order_id_check");
            }
            insertAll("outcomes", outcomes, ended);
            count();
            releaseTrials();
            insertAll("trials", trials, trialsTaken);
            writeDirectory();
            writeCatalogue(loadedRevision);
        }

        private <K, V> void insertAll(String name, MemoryTable<K, V> table, Map<K, V> rows) throws Conflict {
            boolean all = true;
            for (Map.Entry<K, V> row : rows.entrySet()) {
                all &= transaction.insert(table, row.getKey(), row.getValue());
            }
            expect(name, all);
        }

        private void count() throws Conflict {
            for (Map.Entry<Instant, Integer> each : more.entrySet()) {
                Integer before = transaction.lock(waiting, each.getKey());
                transaction.put(waiting, each.getKey(), each.getValue() + (before == null ? 0 : before));
            }
            for (Map.Entry<Instant, Integer> each : fewer.entrySet()) {
                Integer before = transaction.lock(waiting, each.getKey());
                if (before == null) {
                    throw new Conflict("table waiting_orders");
                }
                int left = before - each.getValue();
                ConstraintBroken.check(left >= 0, "waiting_orders_orders_check");
                if (left == 0) {
                    transaction.delete(waiting, each.getKey());
                } else {
                    transaction.put(waiting, each.getKey(), left);
                }
            }
        }

        private void releaseTrials() {
            for (Map.Entry<Trial, String> taken : List.copyOf(trials.rows().entrySet())) {
                if (trialsReleased.contains(taken.getValue())) {
                    transaction.delete(trials, taken.getKey());
                }
            }
        }

        private void writeDirectory() throws Conflict {
            tenantsGone.forEach(id -> transaction.delete(tenants, id));
            for (Tenant tenant : present(tenantsNow)) {
                Tenant before = transaction.lock(tenants, tenant.id());
                expect("tenants", before == null || before.version() < tenant.version());
                transaction.put(tenants, tenant.id(), tenant);
            }
            usersGone.forEach(key -> transaction.delete(users, key));
            for (User user : present(usersNow)) {
                UserKey key = new UserKey(user.tenantId(), user.id());
                User before = transaction.lock(users, key);
                expect("users", before == null || before.version() < user.version());
                transaction.put(users, key, user);
            }
            delegationsGone.forEach(key -> transaction.delete(delegations, key));
            for (Delegation delegation : delegationsNow.values()) {
                Delegation before = transaction.lock(delegations, delegation.key());
                expect("delegations", before == null || before.version() < delegation.version());
                transaction.put(delegations, delegation.key(), delegation);
            }
        }

        private static <V> Collection<V> present(Map<?, @Nullable V> rows) {
            return rows.values().stream().filter(java.util.Objects::nonNull).toList();
        }

        private void writeCatalogue(long loadedRevision) throws Conflict {
            if (productsNow.isEmpty()) {
                return;
            }
            Long current = transaction.lock(revision, SINGLE);
            expect("catalogue", current != null && current == loadedRevision);
            transaction.put(revision, SINGLE, ++revisions);
            for (Product product : productsNow.values()) {
                ConstraintBroken.check(product.version() > 0, "products_version_check");
                transaction.put(products, product.id(), product);
            }
        }

        private static void expect(String table, boolean allWritten) throws Conflict {
            if (!allWritten) {
                throw new Conflict("table " + table);
            }
        }
    }
}
