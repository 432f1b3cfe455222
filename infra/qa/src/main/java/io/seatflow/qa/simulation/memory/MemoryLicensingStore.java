package io.seatflow.qa.simulation.memory;

import io.seatflow.licensing.domain.CommandId;
import io.seatflow.licensing.domain.DirectoryChange;
import io.seatflow.licensing.domain.Licence;
import io.seatflow.licensing.domain.LicensingState;
import io.seatflow.licensing.domain.Message;
import io.seatflow.licensing.domain.SeatCommand;
import io.seatflow.licensing.domain.Subscription;
import io.seatflow.licensing.domain.SubscriptionId;
import io.seatflow.licensing.domain.Tracked;
import io.seatflow.licensing.domain.User;
import io.seatflow.licensing.domain.UserId;
import io.seatflow.workflow.Conflict;
import io.seatflow.workflow.Store;
import io.seatflow.workflow.Transaction;

import java.time.Instant;
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

        Reading(MemoryTransaction transaction) {
            this.transaction = transaction;
        }

        void add(Message message) {
            switch (message) {
                case Message.OrderPaid paid -> orders.add(paid.purchase().orderId());
                case SeatCommand command -> add(command);
                case DirectoryChange.UserChanged changed -> named.add(changed.userId());
                case DirectoryChange.UserDeleted gone -> {
                    named.add(gone.userId());
                    deleted.add(gone.userId());
                }
                case Message.StateRead read -> versionsRead.merge(read.subscription(), read.version(), Math::min);
            }
        }

        private void add(SeatCommand command) {
            UUID answer = transaction.find(answered, command.id());
            if (answer != null) {
                answers.put(command.id(), answer);
            }
            named.add(command.requester());
            SubscriptionId.parse(command.subscriptionId()).ifPresent(id -> {
                own(id, command.tenantId());
                if (!command.tooManyUsers()) {
                    named.addAll(command.users());
                    command.users().forEach(user -> those.add(new Licence(id, user)));
                }
            });
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
            Set<String> bought = new TreeSet<>(orders);
            bought.removeIf(order -> transaction.find(byOrder, order) == null);
            return new LicensingState(bought, found, licencesFound, usersFound, answers);
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
