package io.seatflow.admin.wire;

import io.seatflow.admin.domain.Event;
import io.seatflow.admin.domain.Message;
import io.seatflow.events.checkout.Product;
import io.seatflow.events.directory.Delegation;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.User;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.takeover.TakeoverState;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.workflow.Codec;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.Outputs;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.wire.TopicReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Which record means which facts, and which request becomes which command. */
public final class AdminCodec implements Codec<Message, Event> {
    /**
     * What the admin center reads. Not {@code availability.products}: the sums are made of the same rows that are listed
     * beside them, so that an answer never contradicts itself.
     */
    public static final List<Input> INPUTS = List.of(
            Input.compacted(Topics.DIRECTORY_TENANTS),
            Input.compacted(Topics.DIRECTORY_USERS),
            Input.compacted(Topics.DIRECTORY_DELEGATIONS),
            Input.compacted(Topics.CHECKOUT_PRODUCTS),
            Input.compacted(Topics.LICENSING_SUBSCRIPTIONS),
            Input.lanes(Topics.CHECKOUT_OUTCOMES),
            Input.lanes(Topics.BILLING_EVENTS),
            Input.lanes(Topics.LICENSING_EVENTS),
            Input.lanes(Topics.TAKEOVER_EVENTS));

    private final TopicReader<Tenant> tenants;
    private final TopicReader<User> users;
    private final TopicReader<Delegation> delegations;
    private final TopicReader<Product> products;
    private final TopicReader<Subscription> subscriptions;
    private final TopicReader<OrderOutcome> outcomes;
    private final TopicReader<SpecificRecord> billing;
    private final TopicReader<SpecificRecord> licensing;
    private final TopicReader<TakeoverState> takeovers;
    private final CommandRecords commands;

    /** Asks the registry for the schemas that the admin center writes. */
    public AdminCodec(RegistryClient registry) {
        tenants = new TopicReader<>(Topics.DIRECTORY_TENANTS, registry);
        users = new TopicReader<>(Topics.DIRECTORY_USERS, registry);
        delegations = new TopicReader<>(Topics.DIRECTORY_DELEGATIONS, registry);
        products = new TopicReader<>(Topics.CHECKOUT_PRODUCTS, registry);
        subscriptions = new TopicReader<>(Topics.LICENSING_SUBSCRIPTIONS, registry);
        outcomes = new TopicReader<>(Topics.CHECKOUT_OUTCOMES, registry);
        billing = new TopicReader<>(Topics.BILLING_EVENTS, registry);
        licensing = new TopicReader<>(Topics.LICENSING_EVENTS, registry);
        takeovers = new TopicReader<>(Topics.TAKEOVER_EVENTS, registry);
        commands = new CommandRecords(registry);
    }

    /** Of tombstones only an account's and a delegation's mean anything: the others are never deleted. */
    @Override
    public @Nullable Message decode(Inbound inbound) throws Malformed {
        boolean deleted = inbound.value() == null;
        return switch (inbound.topic()) {
            case "directory.tenants" -> deleted ? null : DirectoryFacts.tenant(tenants.read(inbound.value()));
            case "directory.users" ->
                deleted ? DirectoryFacts.userGone(inbound) : DirectoryFacts.user(users.read(inbound.value()));
            case "directory.delegations" ->
                deleted
                        ? DirectoryFacts.delegationGone(inbound)
                        : DirectoryFacts.delegation(delegations.read(inbound.value()));
            case "checkout.products" -> deleted ? null : ProductFacts.product(products.read(inbound.value()));
            case "licensing.subscriptions" ->
                deleted ? null : SubscriptionFacts.subscription(subscriptions.read(inbound.value()));
            case "checkout.outcomes" -> AnswerFacts.outcome(outcomes.read(inbound.value()));
            case "billing.events" -> BillingFacts.of(billing.read(inbound.value()));
            case "licensing.events" -> LicensingFacts.of(licensing.read(inbound.value()));
            case "takeover.events" -> TakeoverFacts.of(takeovers.read(inbound.value()));
            default -> throw new IllegalStateException("expected a topic of " + INPUTS + ", found " + inbound.topic());
        };
    }

    @Override
    public Message due(Timer timer) {
        throw new IllegalStateException("timer " + timer.id() + " found in a service without timers");
    }

    @Override
    public void encode(Event event, Outputs outputs) {
        switch (event) {
            case Event.FactTaken taken -> {}
            case Event.OperationStarted started -> commands.publish(started.request(), outputs);
        }
    }
}
