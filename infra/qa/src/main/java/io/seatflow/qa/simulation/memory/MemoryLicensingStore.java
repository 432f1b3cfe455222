package io.seatflow.qa.simulation.memory;

import io.seatflow.licensing.domain.AddedSeats;
import io.seatflow.licensing.domain.Command;
import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.Delegation;
import io.seatflow.licensing.domain.DelegationId;
import io.seatflow.licensing.domain.DirectoryChange;
import io.seatflow.licensing.domain.Licence;
import io.seatflow.licensing.domain.LicensingState;
import io.seatflow.licensing.domain.LifeCycle;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.OpenPayment;
import io.seatflow.licensing.domain.PaymentAnswer;
import io.seatflow.licensing.domain.PaymentState;
import io.seatflow.licensing.domain.SeatCommand;
import io.seatflow.licensing.domain.Subscription;
import io.seatflow.licensing.domain.SubscriptionCommand;
import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.SubscriptionStatus;
import io.seatflow.licensing.domain.TakeoverCommand;
import io.seatflow.licensing.domain.TakeoverStep;
import io.seatflow.licensing.domain.Tracked;
import io.seatflow.licensing.domain.User;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What {@code LicensingStore} does, in memory; shared by all instances of licensing. */
public final class MemoryLicensingStore implements Store<Message, LicensingState> {
    private final MemoryTable<UserId, User> users = new MemoryTable<>("users");
    private final MemoryTable<SubscriptionId, Subscription> subscriptions = new MemoryTable<>("subscriptions");
    private final MemoryTable<String, SubscriptionId> byOrder = new MemoryTable<>("one_subscription_per_order");
    private final MemoryTable<Licence, Instant> licences = new MemoryTable<>("licences");
    private final MemoryTable<CommandId, UUID> answered = new MemoryTable<>("answered_commands");
    private final MemoryTable<DelegationId, Delegation> delegations = new MemoryTable<>("delegations");
    private final MemoryTable<String, OpenPayment> payments = new MemoryTable<>("open_payments");
    private final MemoryTable<SubscriptionId, String> waiting = new MemoryTable<>("one_open_payment");
    private final MemoryTable<String, AddedSeats> added = new MemoryTable<>("added_seats");
    private final MemoryTable<SubscriptionId, CancelSubscription> cancellations = new MemoryTable<>("cancellations");
    private final LifeCycle lifeCycle;

    public MemoryLicensingStore(LifeCycle lifeCycle) {
        this.lifeCycle = lifeCycle;
    }

    @Override
    public LicensingState load(Transaction transaction, List<Message> messages) {
        Reading reading = new Reading(MemoryTransaction.of(transaction));
        messages.forEach(reading::add);
        return reading.state();
    }

    @Override
    public void save(Transaction transaction, LicensingState state) throws Conflict {
        Writing writing = new Writing(MemoryTransaction.of(transaction));
        writing.deleteLicences(state.licences());
        writing.saveUsers(state.users());
        writing.saveSubscriptions(state.subscriptions());
        writing.insertLicences(state.licences());
        writing.saveDelegations(state.delegations());
        writing.savePayments(state.payments().open());
        writing.saveAdded(state.payments().added());
        for (CancelSubscription cancelled : state.cancellations()) {
            SubscriptionId id = SubscriptionId.parse(cancelled.subscriptionId()).orElseThrow();
            ConstraintBroken.check(writing.transaction.insert(cancellations, id, cancelled), "cancellations_pkey");
        }
        for (Map.Entry<CommandId, UUID> answer : state.answers().added().entrySet()) {
            writing.expect(
                    "answered_commands", writing.transaction.insert(answered, answer.getKey(), answer.getValue()));
        }
    }

    /** The subscriptions, by id. */
    public Map<SubscriptionId, Subscription> subscriptions() {
        return subscriptions.rows();
    }

    /** Who has seats. */
    public Set<Licence> licences() {
        return licences.rows().keySet();
    }

    /** Payments that billing has not answered. */
    public Map<String, OpenPayment> payments() {
        return payments.rows();
    }

    /** The users' versions, by the keys of their topic. */
    public Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        users.rows()
                .values()
                .forEach(user -> versions.put(
                        "user " + user.id().tenantId() + "/" + user.id().id(), user.version()));
        return versions;
    }

    /** Loads what messages name, and locks users and subscriptions in the order of their ids. */
    private final class Reading {
        private final MemoryTransaction transaction;
        private final Set<String> orders = new TreeSet<>();
        private final Set<UserId> named = new TreeSet<>();
        private final Set<UserId> deleted = new TreeSet<>();
        private final Map<SubscriptionId, Set<String>> owned = new TreeMap<>();
        private final Set<Licence> those = new java.util.LinkedHashSet<>();
        private final Map<CommandId, UUID> answers = new HashMap<>();
        private final Map<SubscriptionId, Long> versionsRead = new TreeMap<>();
        private final Map<DelegationId, Delegation> delegated = new HashMap<>();
        private final Set<SubscriptionId> paying = new TreeSet<>();
        private final Set<SubscriptionId> ending = new TreeSet<>();
        private final Set<SubscriptionId> shrinking = new TreeSet<>();
        private final Set<SubscriptionId> due = new TreeSet<>();

        Reading(MemoryTransaction transaction) {
            this.transaction = transaction;
        }

        void add(Message message) {
            switch (message) {
                case Message.OrderPaid paid -> orders.add(paid.purchase().orderId());
                case Command command -> add(command);
                case PaymentAnswer answer -> {
                    OpenPayment payment = transaction.find(payments, answer.paymentId());
                    if (payment != null) {
                        own(payment.subscription(), payment.tenantId());
                        paying.add(payment.subscription());
                    }
                }
                case DirectoryChange.UserChanged changed -> named.add(changed.userId());
                case DirectoryChange.UserDeleted gone -> {
                    named.add(gone.userId());
                    deleted.add(gone.userId());
                }
                case DirectoryChange.DelegationChanged changed ->
                    delegate(changed.delegation().id());
                case DirectoryChange.DelegationDeleted gone -> delegate(gone.delegation());
                case TakeoverStep step ->
                    throw new IllegalStateException("nothing is taken over in the simulation, found " + step);
                case Message.StateRead read -> versionsRead.merge(read.subscription(), read.version(), Math::min);
                case Message.Sweep sweep -> add(sweep);
            }
        }

        private void add(Command command) {
            UUID answer = transaction.find(answered, command.id());
            if (answer != null) {
                answers.put(command.id(), answer);
            }
            if (command.isPartners()) {
                delegate(new DelegationId(command.tenantId(), command.requester()));
            } else {
                named.add(command.requester());
            }
            SubscriptionId.parse(command.subscriptionId()).ifPresent(id -> {
                own(id, command.tenantId());
                switch (command) {
                    case SeatCommand seats -> {
                        if (!seats.tooManyUsers()) {
                            named.addAll(seats.users());
                            seats.users().forEach(user -> those.add(new Licence(id, user)));
                        }
                    }
                    case TakeoverCommand takeover ->
                        throw new IllegalStateException("nothing is taken over in the simulation, found " + takeover);
                    case SubscriptionCommand whole -> {
                        paying.add(id);
                        shrinking.add(id);
                        ending.add(id);
                    }
                }
            });
        }

        /** What is due, and what has waited for an answer for too long. */
        private void add(Message.Sweep sweep) {
            Instant overdue = sweep.dueBy().minus(lifeCycle.payment());
            for (OpenPayment payment : payments.rows().values()) {
                if (!payment.givenUp() && payment.dueAt().isBefore(overdue)) {
                    own(payment.subscription(), payment.tenantId());
                    paying.add(payment.subscription());
                }
            }
            subscriptions.rows().values().stream()
                    .filter(each -> isDue(each, sweep.dueBy()))
                    .sorted(Comparator.comparing(Subscription::endsAt).thenComparing(Subscription::id))
                    .limit(LifeCycle.MOST_DUE)
                    .forEach(each -> {
                        due.add(each.id());
                        own(each.id(), each.tenantId());
                        paying.add(each.id());
                        ending.add(each.id());
                    });
        }

        private boolean isDue(Subscription subscription, Instant by) {
            boolean renews = subscription.recurring() && subscription.status() == SubscriptionStatus.ACTIVE;
            return !lifeCycle.nextStep(subscription).isAfter(by)
                    && !subscription.isFrozen()
                    && (!subscription.receivesMove() || renews)
                    && transaction.find(waiting, subscription.id()) == null;
        }

        private void delegate(DelegationId id) {
            Delegation found = transaction.find(delegations, id);
            if (found != null) {
                delegated.put(id, found);
            }
        }

        /** A subscription is found only as one of its own tenant's. */
        private void own(SubscriptionId id, String tenantId) {
            owned.computeIfAbsent(id, ignored -> new TreeSet<>()).add(tenantId);
        }

        LicensingState state() {
            Map<UserId, User> usersFound = new HashMap<>();
            for (UserId id : named) {
                User user = transaction.lock(users, id);
                if (user != null) {
                    usersFound.put(id, user);
                }
            }
            Map<Licence, Instant> licencesFound = new HashMap<>();
            for (Map.Entry<Licence, Instant> licence : licences.rows().entrySet()) {
                boolean ends = ending.contains(licence.getKey().subscription())
                        && owned.getOrDefault(licence.getKey().subscription(), Set.of())
                                .contains(licence.getKey().user().tenantId());
                if (ends) {
                    licencesFound.put(licence.getKey(), licence.getValue());
                }
                if (deleted.contains(licence.getKey().user())) {
                    licencesFound.put(licence.getKey(), licence.getValue());
                    own(licence.getKey().subscription(), licence.getKey().user().tenantId());
                }
            }
            Map<SubscriptionId, Subscription> found = new HashMap<>();
            versionsRead.forEach((id, version) -> {
                Subscription current = transaction.find(subscriptions, id);
                if (current != null && current.version() > version) {
                    found.put(id, current);
                }
            });
            owned.forEach((id, tenants) -> {
                Subscription current = transaction.find(subscriptions, id);
                if (current != null && tenants.contains(current.tenantId())) {
                    found.put(id, current);
                    transaction.lock(subscriptions, id);
                }
            });
            for (Licence licence : those) {
                Instant assignedAt = transaction.find(licences, licence);
                if (assignedAt != null) {
                    licencesFound.put(licence, assignedAt);
                }
            }
            Set<String> bought = new TreeSet<>(transaction.isHopeful() ? Set.of() : orders);
            bought.removeIf(order -> transaction.find(byOrder, order) == null);
            Map<String, OpenPayment> open = new HashMap<>(payments.rows());
            open.values().removeIf(payment -> !paying.contains(payment.subscription()));
            Map<String, AddedSeats> seats = new HashMap<>(added.rows());
            seats.values().removeIf(each -> !shrinking.contains(each.subscription()));
            return new LicensingState(
                    bought, found, licencesFound, usersFound, answers, delegated, new PaymentState(open, seats, due));
        }
    }

    /** Writes what changed, in the order in which rows refer to each other. */
    private final class Writing {
        private final MemoryTransaction transaction;

        Writing(MemoryTransaction transaction) {
            this.transaction = transaction;
        }

        void deleteLicences(Tracked<Licence, Instant> changes) throws Conflict {
            for (Licence licence : changes.removed()) {
                expect("licences", transaction.delete(licences, licence));
            }
            for (Tracked.Change<Licence, Instant> change : changes.changed()) {
                expect("licences", transaction.delete(licences, change.id()));
            }
        }

        void saveUsers(Tracked<UserId, User> changes) throws Conflict {
            for (UserId id : changes.removed()) {
                expect("users", transaction.delete(users, id));
                boolean isReferred = licencesLeft().stream()
                        .anyMatch(licence -> licence.user().equals(id));
                ConstraintBroken.check(!isReferred, "user_of_the_tenant");
            }
            for (Tracked.Change<UserId, User> change : changes.changed()) {
                expect("users", transaction.lock(users, change.id()) != null);
                transaction.put(users, change.id(), change.after());
            }
            boolean all = true;
            for (User user : changes.added().values()) {
                all &= transaction.insert(users, user.id(), user);
            }
            expect("users", all);
        }

        private Set<Licence> licencesLeft() {
            Set<Licence> left = new java.util.HashSet<>(licences.rows().keySet());
            left.removeIf(licence -> transaction.find(licences, licence) == null);
            return left;
        }

        void saveSubscriptions(Tracked<SubscriptionId, Subscription> changes) throws Conflict {
            boolean all = true;
            for (Subscription bought : changes.added().values()) {
                check(bought);
                all &= transaction.insert(byOrder, bought.purchase().orderId(), bought.id())
                        && transaction.insert(subscriptions, bought.id(), bought);
            }
            expect("subscriptions", all);
            for (Tracked.Change<SubscriptionId, Subscription> change : changes.changed()) {
                Subscription current = transaction.lock(subscriptions, change.id());
                expect(
                        "subscriptions",
                        current != null && current.version() == change.before().version());
                check(change.after());
                transaction.put(subscriptions, change.id(), change.after());
            }
        }

        void saveDelegations(Tracked<DelegationId, Delegation> changes) throws Conflict {
            for (DelegationId id : changes.removed()) {
                expect("delegations", transaction.delete(delegations, id));
            }
            changes.added().forEach((id, delegation) -> transaction.put(delegations, id, delegation));
            changes.changed().forEach(change -> transaction.put(delegations, change.id(), change.after()));
        }

        void savePayments(Tracked<String, OpenPayment> changes) throws Conflict {
            for (String id : changes.removed()) {
                OpenPayment payment = transaction.find(payments, id);
                expect("open_payments", transaction.delete(payments, id));
                if (payment != null && !payment.givenUp()) {
                    expect("open_payments", transaction.delete(waiting, payment.subscription()));
                }
            }
            for (Tracked.Change<String, OpenPayment> change : changes.changed()) {
                expect(
                        "open_payments",
                        transaction.delete(waiting, change.after().subscription()));
                transaction.put(payments, change.id(), change.after());
            }
            for (OpenPayment payment : changes.added().values()) {
                expect("open_payments", transaction.insert(payments, payment.id(), payment));
                expect("open_payments", transaction.insert(waiting, payment.subscription(), payment.id()));
            }
        }

        void saveAdded(Tracked<String, AddedSeats> changes) {
            changes.removed().forEach(id -> transaction.delete(added, id));
            changes.added().forEach((id, seats) -> transaction.put(added, id, seats));
            changes.changed().forEach(change -> transaction.put(added, change.id(), change.after()));
        }

        private static void check(Subscription subscription) {
            ConstraintBroken.check(subscription.purchase().quantity() > 0, "subscriptions_quantity_check");
            ConstraintBroken.check(
                    subscription.assigned() >= 0
                            && subscription.reserved() >= 0
                            && subscription.assigned() + subscription.reserved() <= subscription.quantity(),
                    "seats_within_quantity");
            ConstraintBroken.check(
                    subscription.movesIn() > 0 || (subscription.movesIn() == 0 && subscription.reserved() == 0),
                    "reserved_for_a_move");
            ConstraintBroken.check(subscription.endsAt().isAfter(subscription.startsAt()), "ends_after_start");
        }

        void insertLicences(Tracked<Licence, Instant> changes) throws Conflict {
            Map<Licence, Instant> begun = new java.util.LinkedHashMap<>(changes.added());
            changes.changed().forEach(change -> begun.put(change.id(), change.after()));
            boolean all = true;
            for (Map.Entry<Licence, Instant> licence : begun.entrySet()) {
                all &= transaction.insert(licences, licence.getKey(), licence.getValue());
            }
            for (Licence licence : begun.keySet()) {
                ConstraintBroken.check(
                        transaction.lock(subscriptions, licence.subscription()) != null, "subscription_of_the_tenant");
                ConstraintBroken.check(transaction.lock(users, licence.user()) != null, "user_of_the_tenant");
            }
            expect("licences", all);
        }

        private void expect(String table, boolean allWritten) throws Conflict {
            if (!allWritten) {
                throw new Conflict("table " + table);
            }
        }
    }
}
