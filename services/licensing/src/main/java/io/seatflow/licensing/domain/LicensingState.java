package io.seatflow.licensing.domain;

import io.seatflow.licensing.domain.Event.AddedSeatsKept;
import io.seatflow.licensing.domain.Event.CommandIdReused;
import io.seatflow.licensing.domain.Event.CommandRefused;
import io.seatflow.licensing.domain.Event.CommandTaken;
import io.seatflow.licensing.domain.Event.DelegationForgotten;
import io.seatflow.licensing.domain.Event.DelegationKept;
import io.seatflow.licensing.domain.Event.LicenceFreed;
import io.seatflow.licensing.domain.Event.PaymentClosed;
import io.seatflow.licensing.domain.Event.PaymentGivenUp;
import io.seatflow.licensing.domain.Event.PaymentOpened;
import io.seatflow.licensing.domain.Event.PaymentRefused;
import io.seatflow.licensing.domain.Event.RecurringBillingSet;
import io.seatflow.licensing.domain.Event.RefundOpened;
import io.seatflow.licensing.domain.Event.SeatsAssigned;
import io.seatflow.licensing.domain.Event.SeatsChanged;
import io.seatflow.licensing.domain.Event.SeatsUnassigned;
import io.seatflow.licensing.domain.Event.StateOutdated;
import io.seatflow.licensing.domain.Event.SubscriptionCancelled;
import io.seatflow.licensing.domain.Event.SubscriptionCreated;
import io.seatflow.licensing.domain.Event.SubscriptionStateChanged;
import io.seatflow.licensing.domain.Event.Swept;
import io.seatflow.licensing.domain.Event.UserForgotten;
import io.seatflow.licensing.domain.Event.UserKept;
import io.seatflow.licensing.domain.SubscriptionCommand.CancelSubscription;
import io.seatflow.licensing.domain.TakeoverEvent.ChunkAnsweredAgain;
import io.seatflow.licensing.domain.TakeoverEvent.NothingToUndo;
import io.seatflow.licensing.domain.TakeoverEvent.StepRefused;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverAnsweredAgain;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverFinished;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverPreviewed;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverRefused;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverReserved;
import io.seatflow.licensing.domain.TakeoverEvent.TakeoverUndone;
import io.seatflow.licensing.domain.TakeoverEvent.UsersMoved;
import io.seatflow.workflow.State;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Tracked<DelegationId, Delegation> delegations;
    private final PaymentState payments;
    private final TakeoverState takeovers;
    private final Set<SubscriptionId> published = new HashSet<>();
    private final List<CancelSubscription> cancellations = new ArrayList<>();
    private @Nullable Instant forgetBefore;

    /**
     * @param orders ids of orders that have become subscriptions
     * @param licences with the time each was assigned
     * @param answers fingerprints of the commands that have been answered
     * @param delegations what is delegated to the partners' users that are named
     * @param payments open payments, and what is due
     * @param takeovers the takeovers that are named, with the chunks that are to be moved
     */
    public LicensingState(
            Set<String> orders,
            Map<SubscriptionId, Subscription> subscriptions,
            Map<Licence, Instant> licences,
            Map<UserId, User> users,
            Map<CommandId, UUID> answers,
            Map<DelegationId, Delegation> delegations,
            PaymentState payments,
            TakeoverState takeovers) {
        this.orders = new HashSet<>(orders);
        this.subscriptions = new Tracked<>(subscriptions);
        this.licences = new Tracked<>(licences);
        this.users = new Tracked<>(users);
        this.answers = new Tracked<>(answers);
        this.delegations = new Tracked<>(delegations);
        this.payments = payments;
        this.takeovers = takeovers;
    }

    /** Where no takeover is named. */
    public LicensingState(
            Set<String> orders,
            Map<SubscriptionId, Subscription> subscriptions,
            Map<Licence, Instant> licences,
            Map<UserId, User> users,
            Map<CommandId, UUID> answers,
            Map<DelegationId, Delegation> delegations,
            PaymentState payments) {
        this(orders, subscriptions, licences, users, answers, delegations, payments, TakeoverState.empty());
    }

    /** Where nothing is known yet. */
    public static LicensingState empty() {
        return new LicensingState(Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), PaymentState.empty());
    }

    boolean isBought(String orderId) {
        return orders.contains(orderId);
    }

    @Nullable Subscription subscription(SubscriptionId id) {
        return subscriptions.get(id);
    }

    /** One that was loaded because something else refers to it. */
    Subscription present(SubscriptionId id) {
        Subscription subscription = subscriptions.get(id);
        if (subscription == null) {
            throw new IllegalStateException("subscription %s is referred to and was not loaded".formatted(id));
        }
        return subscription;
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

    /** Everybody who has a seat of a subscription whose licences were all loaded, in the order of their ids. */
    List<UserId> usersOf(SubscriptionId subscription) {
        return licences.ids().stream()
                .filter(licence -> licence.subscription().equals(subscription))
                .map(Licence::user)
                .sorted()
                .toList();
    }

    @Nullable User user(UserId id) {
        return users.get(id);
    }

    Optional<User> activeUser(UserId id) {
        return Optional.ofNullable(users.get(id)).filter(User::active);
    }

    @Nullable Delegation delegation(DelegationId id) {
        return delegations.get(id);
    }

    /** What a command's requester may do in its tenant; empty where they are nobody there. */
    Optional<Set<Role>> rolesOf(Command command) {
        if (!command.isPartners()) {
            return activeUser(command.requester()).map(User::roles);
        }
        return Optional.ofNullable(delegations.get(new DelegationId(command.tenantId(), command.requester())))
                .map(Delegation::roles)
                .filter(roles -> !roles.isEmpty());
    }

    /** The payment that a subscription waits for. */
    Optional<OpenPayment> openPayment(SubscriptionId subscription) {
        return payments.openOf(subscription);
    }

    @Nullable OpenPayment payment(String id) {
        return payments.open().get(id);
    }

    /** Payments that were due before then and are still waited for. */
    List<OpenPayment> overdue(Instant before) {
        return payments.overdue(before);
    }

    List<AddedSeats> addedTo(SubscriptionId subscription) {
        return payments.addedTo(subscription);
    }

    /** Those of the subscriptions that are due by a sweep, as they are by now. */
    List<Subscription> subscriptionsDue() {
        return payments.due().stream()
                .map(subscriptions::get)
                .filter(Objects::nonNull)
                .toList();
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
            case CommandTaken taken -> answered(taken.command());
            case CommandIdReused reused -> {}
            case PaymentRefused refused -> {}
            case SeatsChanged changed -> changed(changed.subscription());
            case RecurringBillingSet set -> changed(set.subscription());
            case SubscriptionStateChanged changed -> publish(changed.subscription());
            case SubscriptionCancelled cancelled -> end(cancelled);
            case PaymentOpened opened -> {
                payments.keep(opened.payment());
                changed(opened.subscription());
            }
            case PaymentClosed closed -> payments.close(closed.payment());
            case PaymentGivenUp abandoned -> payments.keep(abandoned.payment());
            case RefundOpened refund -> {}
            case AddedSeatsKept added -> payments.keep(added.added());
            case UserKept kept -> users.put(kept.user().id(), kept.user());
            case UserForgotten forgotten -> users.remove(forgotten.user());
            case LicenceFreed freed -> {
                licences.remove(freed.licence());
                publish(freed.subscription());
            }
            case DelegationKept kept -> delegations.put(kept.delegation().id(), kept.delegation());
            case DelegationForgotten forgotten -> delegations.remove(forgotten.delegation());
            case Swept swept -> forgetBefore = swept.forgetBefore();
            case TakeoverEvent takeover -> apply(takeover);
            case StateOutdated outdated -> published.add(outdated.subscription().id());
        }
    }

    private void apply(TakeoverEvent event) {
        switch (event) {
            case TakeoverPreviewed previewed -> answered(previewed.command());
            case TakeoverRefused refused -> {
                answered(refused.takeover().command());
                takeovers.keep(refused.takeover());
            }
            case TakeoverReserved reserved -> {
                answered(reserved.takeover().command());
                takeovers.keep(reserved.takeover());
                reserved.chunks().forEach(takeovers::keep);
                both(reserved.source(), reserved.target());
            }
            case UsersMoved moved -> {
                moved.ended().forEach(licences::remove);
                moved.begun()
                        .forEach(licence -> licences.put(licence, moved.moved().at()));
                takeovers.keep(moved.takeover());
                takeovers.keep(moved.chunk());
                both(moved.source(), moved.target());
            }
            case TakeoverFinished finished -> {
                takeovers.keep(finished.takeover());
                publishIfThere(finished.target());
            }
            case TakeoverUndone undone -> {
                takeovers.keep(undone.takeover());
                both(undone.source(), undone.target());
            }
            case TakeoverAnsweredAgain again -> {}
            case ChunkAnsweredAgain again -> {}
            case NothingToUndo nothing -> {}
            case StepRefused refused -> {}
        }
    }

    private void both(Subscription source, @Nullable Subscription target) {
        publish(source);
        publishIfThere(target);
    }

    private void publishIfThere(@Nullable Subscription subscription) {
        if (subscription != null) {
            publish(subscription);
        }
    }

    private void end(SubscriptionCancelled cancelled) {
        SubscriptionId id = cancelled.subscription().id();
        List<Licence> ended = licences.ids().stream()
                .filter(licence -> licence.subscription().equals(id))
                .toList();
        ended.forEach(licences::remove);
        publish(cancelled.subscription());
        switch (cancelled.ending()) {
            case Ending.Cancelled byCommand -> cancellations.add(byCommand.command());
            case Ending.TakenOver takenOver -> {}
            case Ending.LifeOver over -> {}
        }
    }

    private static List<Licence> usersOf(Subscription subscription, List<String> userIds) {
        return userIds.stream()
                .map(user -> new Licence(subscription.id(), new UserId(subscription.tenantId(), user)))
                .toList();
    }

    private void answered(Command command) {
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

    /** Whether nothing is to be saved after the subscriptions: what refers to them, takeovers and answers. */
    public boolean isOnlySubscriptions() {
        return licences.isUntouched()
                && takeovers.takeovers().isUntouched()
                && takeovers.chunks().isUntouched()
                && payments.open().isUntouched()
                && payments.added().isUntouched()
                && answers.isUntouched()
                && cancellations.isEmpty()
                && forgetBefore == null;
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

    /** What is to be saved of what is delegated. */
    public Tracked<DelegationId, Delegation> delegations() {
        return delegations;
    }

    /** What is to be saved of payments and added seats. */
    public PaymentState payments() {
        return payments;
    }

    /** What is known of takeovers, and what is to be saved of them. */
    public TakeoverState takeovers() {
        return takeovers;
    }

    /** X1: cancellations with their reasons, to be kept. */
    public List<CancelSubscription> cancellations() {
        return Collections.unmodifiableList(cancellations);
    }

    /** What was answered before then is to be forgotten; empty where nothing is. */
    public Optional<Instant> forgetBefore() {
        return Optional.ofNullable(forgetBefore);
    }
}
