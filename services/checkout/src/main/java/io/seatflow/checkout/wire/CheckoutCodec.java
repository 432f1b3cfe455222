package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.Event;
import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Outcome;
import io.seatflow.checkout.domain.Product;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.checkout.BuyCentrally;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.events.directory.Delegation;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.User;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.schemas.Topics;
import io.seatflow.schemas.registry.RegistryClient;
import io.seatflow.schemas.serde.AvroWriter;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderPlaced;
import io.seatflow.workflow.Codec;
import io.seatflow.workflow.Inbound;
import io.seatflow.workflow.Input;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.Outputs;
import io.seatflow.workflow.Timer;
import io.seatflow.workflow.wire.Field;
import io.seatflow.workflow.wire.TopicReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which record means which message, and which event becomes which record. */
public final class CheckoutCodec implements Codec<Message, Event> {
    /** What checkout reads. */
    public static final List<Input> INPUTS = List.of(
            Input.outside(Topics.STOREFRONT_ORDERS),
            Input.outside(Topics.CHECKOUT_COMMANDS),
            Input.compacted(Topics.DIRECTORY_TENANTS),
            Input.compacted(Topics.DIRECTORY_USERS),
            Input.compacted(Topics.DIRECTORY_DELEGATIONS),
            Input.lanes(Topics.BILLING_EVENTS),
            Input.lanes(Topics.LICENSING_EVENTS),
            Input.compacted(Topics.CHECKOUT_PRODUCTS));

    private final TopicReader<OrderPlaced> orders;
    private final TopicReader<BuyCentrally> commands;
    private final TopicReader<Tenant> tenants;
    private final TopicReader<User> users;
    private final TopicReader<Delegation> delegations;
    private final TopicReader<SpecificRecord> billing;
    private final TopicReader<SpecificRecord> licensing;
    private final TopicReader<io.seatflow.events.checkout.Product> productsSeen;
    private final AvroWriter<OrderAccepted> events;
    private final AvroWriter<OrderOutcome> outcomes;
    private final AvroWriter<io.seatflow.events.checkout.Product> products;

    /** Asks the registry for the schemas that checkout writes. */
    public CheckoutCodec(RegistryClient registry) {
        orders = new TopicReader<>(Topics.STOREFRONT_ORDERS, registry);
        commands = new TopicReader<>(Topics.CHECKOUT_COMMANDS, registry);
        tenants = new TopicReader<>(Topics.DIRECTORY_TENANTS, registry);
        users = new TopicReader<>(Topics.DIRECTORY_USERS, registry);
        delegations = new TopicReader<>(Topics.DIRECTORY_DELEGATIONS, registry);
        billing = new TopicReader<>(Topics.BILLING_EVENTS, registry);
        licensing = new TopicReader<>(Topics.LICENSING_EVENTS, registry);
        productsSeen = new TopicReader<>(Topics.CHECKOUT_PRODUCTS, registry);
        events = AvroWriter.of(Topics.CHECKOUT_EVENTS, registry);
        outcomes = AvroWriter.of(Topics.CHECKOUT_OUTCOMES, registry);
        products = AvroWriter.of(Topics.CHECKOUT_PRODUCTS, registry);
    }

    @Override
    public @Nullable Message decode(Inbound inbound) throws Malformed {
        return switch (inbound.topic()) {
            case "storefront.orders" -> new Message.OrderPlaced(OrderRecords.order(orders.read(inbound.value())));
            case "checkout.commands" ->
                new Message.CentralOrderPlaced(
                        CentralRecords.purchase(commands.read(inbound.value()), inbound.partition()));
            case "directory.tenants" -> tenant(inbound);
            case "directory.users" -> user(inbound);
            case "directory.delegations" -> delegation(inbound);
            case "billing.events" -> declined(billing.read(PaymentDeclined.class, inbound.value()));
            case "licensing.events" -> created(licensing.read(SubscriptionCreated.class, inbound.value()));
            case "checkout.products" -> product(inbound);
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
            case Event.OrderAccepted accepted -> publish(accepted, outputs);
            case Event.OrderRejected rejected -> publish(rejected.outcome(), outputs);
            case Event.OrderEnded ended -> publish(ended.outcome(), outputs);
            case Event.OrderIdReused reused ->
                outputs.deadLetter(
                        "ORDER_ID_REUSED",
                        "order id " + reused.orderId() + " was used before for an order of another content");
            case Event.OrderNotKnown unknown ->
                outputs.deadLetter(
                        "UNKNOWN_ORDER",
                        "tenant " + unknown.tenantId() + " has no accepted order " + unknown.orderId());
            case Event.ProductChanged changed -> publish(changed.product(), outputs);
            case Event.ProductRepublished republished -> publish(republished.product(), outputs);
            case Event.ProductRestored restored -> {}
            case Event.TenantStored stored -> {}
            case Event.TenantRemoved removed -> {}
            case Event.UserStored stored -> {}
            case Event.UserRemoved removed -> {}
            case Event.DelegationStored stored -> {}
            case Event.DelegationRemoved removed -> {}
        }
    }

    private void publish(Event.OrderAccepted accepted, Outputs outputs) {
        String tenant = accepted.order().tenantId();
        outputs.publish(
                Topics.CHECKOUT_EVENTS,
                tenant,
                tenant,
                OrderAccepted.class,
                events.encode(EventRecords.accepted(accepted)));
    }

    private void publish(Outcome outcome, Outputs outputs) {
        outputs.publish(
                Topics.CHECKOUT_OUTCOMES,
                outcome.tenantId(),
                outcome.tenantId(),
                OrderOutcome.class,
                outcomes.encode(EventRecords.outcome(outcome)));
    }

    private void publish(Product product, Outputs outputs) {
        outputs.publish(
                Topics.CHECKOUT_PRODUCTS,
                product.id(),
                product.id(),
                io.seatflow.events.checkout.Product.class,
                products.encode(ProductRecords.published(product)));
    }

    private static @Nullable Message declined(@Nullable PaymentDeclined record) {
        return record == null ? null : EventRecords.declined(record);
    }

    private static @Nullable Message created(@Nullable SubscriptionCreated record) throws Malformed {
        return record == null ? null : EventRecords.created(record);
    }

    private Message tenant(Inbound inbound) throws Malformed {
        return inbound.value() == null
                ? new Message.TenantGone(key(inbound))
                : new Message.TenantChanged(DirectoryRecords.tenant(tenants.read(inbound.value())));
    }

    private Message user(Inbound inbound) throws Malformed {
        return inbound.value() == null
                ? DirectoryRecords.userGone(key(inbound))
                : new Message.UserChanged(DirectoryRecords.user(users.read(inbound.value())));
    }

    private Message delegation(Inbound inbound) throws Malformed {
        return inbound.value() == null
                ? DirectoryRecords.delegationGone(key(inbound))
                : new Message.DelegationChanged(DirectoryRecords.delegation(delegations.read(inbound.value())));
    }

    private Message product(Inbound inbound) throws Malformed {
        return inbound.value() == null
                ? new Message.ProductDeletionSeen(key(inbound))
                : new Message.ProductSeen(ProductRecords.seen(productsSeen.read(inbound.value())));
    }

    private static String key(Inbound inbound) throws Malformed {
        byte[] key = inbound.key();
        if (key == null) {
            throw new Malformed("BAD_KEY", "expected the key of what was deleted, found none");
        }
        return Field.required("key", new String(key, StandardCharsets.UTF_8), 700);
    }
}
