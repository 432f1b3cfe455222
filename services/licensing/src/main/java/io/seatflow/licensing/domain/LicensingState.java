package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.CommandIdReused;
import io.seatflow.licensing.domain.Event.CommandRefused;
import io.seatflow.licensing.domain.Event.LicenceFreed;
import io.seatflow.licensing.domain.Event.SeatsAssigned;
import io.seatflow.licensing.domain.Event.SeatsUnassigned;
import io.seatflow.licensing.domain.Event.StateOutdated;
import io.seatflow.licensing.domain.Event.SubscriptionCreated;
import io.seatflow.licensing.domain.Event.UserForgotten;
import io.seatflow.licensing.domain.Event.UserKept;
import io.seatflow.workflow.State;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What licensing knows of the subscriptions, licences, users and commands that a batch names. One thread.
 */
public final class LicensingState implements State<Event> {
    private final Set<String> orders;
    private final Tracked<SubscriptionId, Subscription> subscriptions;
    private final Tracked<Licence, Instant> licences;
    private final Tracked<UserId, User> users;
    private final Tracked<CommandId, UUID> answers;
    private final Set<SubscriptionId> published = new HashSet<>();

    /**
     * @param orders ids of orders that have become subscriptions
     * @param licences with the time each was assigned
     * @param answers fingerprints of the commands that have been answered
     */
    public LicensingState(
            Set<String> orders,
            Map<SubscriptionId, Subscription> subscriptions,
            Map<Licence, Instant> licences,
            Map<UserId, User> users,
            Map<CommandId, UUID> answers) {
        this.orders = new HashSet<>(orders);
        this.subscriptions = new Tracked<>(subscriptions);
        this.licences = new Tracked<>(licences);
        this.users = new Tracked<>(users);
        this.answers = new Tracked<>(answers);
    }

    /** Where nothing is known yet. */
    public static LicensingState empty() {
        return new LicensingState(Set.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    boolean isBought(String orderId) {
        return orders.contains(orderId);
    }

    @Nullable Subscription subscription(SubscriptionId id) {
        return subscriptions.get(id);
    }

    /** The subscription that a tenant means by this text: never another tenant's. */
    Optional<Subscription> subscriptionOf(String tenantId, String text) {
        return SubscriptionId.parse(text)
                .map(subscriptions::get)
                .filter(subscription -> subscription.tenantId().equals(tenantId));
    }

    boolean hasLicence(SubscriptionId subscription, UserId user) {
        return licences.has(new Licence(subscription, user));
    }

    List<Licence> licencesOf(UserId user) {
        return licences.ids().stream()
                .filter(licence -> licence.user().equals(user))
                .toList();
    }

    @Nullable User user(UserId id) {
        return users.get(id);
    }

    Optional<User> activeUser(UserId id) {
        return Optional.ofNullable(users.get(id)).filter(User::active);
    }

    @Nullable UUID answered(CommandId id) {
        return answers.get(id);
    }

    /** Whether this batch publishes the subscription's state anyway, behind everything the log has of it. */
    boolean isPublished(SubscriptionId id) {
        return published.contains(id);
    }

    @Override
    public void apply(Event event) {
        switch (event) {
            case SubscriptionCreated created -> {
                orders.add(created.subscription().purchase().orderId());
                publish(created.subscription());
            }
            case SeatsAssigned assigned -> {
                answered(assigned.command());
                usersOf(assigned.subscription(), assigned.userIds())
                        .forEach(licence -> licences.put(licence, assigned.assignedAt()));
                changed(assigned.subscription());
            }
            case SeatsUnassigned unassigned -> {
                answered(unassigned.command());
                usersOf(unassigned.subscription(), unassigned.userIds()).forEach(licences::remove);
                changed(unassigned.subscription());
            }
            case CommandRefused refused -> answered(refused.command());
            case CommandIdReused reused -> {}
            case UserKept kept -> users.put(kept.user().id(), kept.user());
            case UserForgotten forgotten -> users.remove(forgotten.user());
            case LicenceFreed freed -> {
                licences.remove(freed.licence());
                publish(freed.subscription());
            }
            case StateOutdated outdated -> published.add(outdated.subscription().id());
        }
    }

    private static List<Licence> usersOf(Subscription subscription, List<String> userIds) {
        return userIds.stream()
                .map(user -> new Licence(subscription.id(), new UserId(subscription.tenantId(), user)))
                .toList();
    }

    private void answered(SeatCommand command) {
        answers.put(command.id(), command.fingerprint());
    }

    private void changed(Subscription subscription) {
        if (!subscription.equals(subscriptions.get(subscription.id()))) {
            publish(subscription);
        }
    }

    private void publish(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
        published.add(subscription.id());
    }

    /** What is to be saved of the subscriptions. */
    public Tracked<SubscriptionId, Subscription> subscriptions() {
        return subscriptions;
    }

    /** What is to be saved of the licences. */
    public Tracked<Licence, Instant> licences() {
        return licences;
    }

    /** What is to be saved of the users. */
    public Tracked<UserId, User> users() {
        return users;
    }

    /** What is to be saved of the commands answered. */
    public Tracked<CommandId, UUID> answers() {
        return answers;
    }
}
