package io.seatflow.schemas;

import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.billing.PaymentFailed;
import io.seatflow.events.billing.PaymentSettled;
import io.seatflow.events.billing.RefundSettled;
import io.seatflow.events.checkout.BuyCentrally;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.events.checkout.Product;
import io.seatflow.events.directory.Delegation;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.User;
import io.seatflow.events.licensing.AssignSeats;
import io.seatflow.events.licensing.CancelSubscription;
import io.seatflow.events.licensing.ChangeSeats;
import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.FinishTakeover;
import io.seatflow.events.licensing.MoveChunk;
import io.seatflow.events.licensing.PaymentDue;
import io.seatflow.events.licensing.PreviewTakeover;
import io.seatflow.events.licensing.ReactivateSubscription;
import io.seatflow.events.licensing.RecurringBillingSet;
import io.seatflow.events.licensing.RefundDue;
import io.seatflow.events.licensing.ReleaseTakeover;
import io.seatflow.events.licensing.ReserveTakeover;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.SeatsChanged;
import io.seatflow.events.licensing.SeatsUnassigned;
import io.seatflow.events.licensing.SetRecurringBilling;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionCancelled;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.events.licensing.SubscriptionStateChanged;
import io.seatflow.events.licensing.TakeoverPreviewed;
import io.seatflow.events.licensing.TakeoverReleased;
import io.seatflow.events.licensing.TakeoverReserved;
import io.seatflow.events.licensing.UnassignSeats;
import io.seatflow.events.licensing.UsersMoved;
import io.seatflow.events.notification.MailAttempted;
import io.seatflow.events.notification.SendMailAgain;
import io.seatflow.events.takeover.StartTakeover;
import io.seatflow.events.takeover.TakeoverState;
import io.seatflow.events.workflow.DeadLetter;
import io.seatflow.schemas.Topic.Audience;
import io.seatflow.schemas.Topic.Keeping;
import io.seatflow.schemas.Topic.KeyForm;
import io.seatflow.storefront.OrderOutcome;
import io.seatflow.storefront.OrderPlaced;
import org.apache.avro.specific.SpecificRecord;

import java.util.List;

/** Every topic there is. {@code docs/topics.md} is generated from it. */
public final class Topics {
    private static final int ONE_MEBIBYTE = 1 << 20;

    /** An order larger than {@link #ONE_MEBIBYTE} must arrive before it can be refused with a reason. */
    private static final int EIGHT_MEBIBYTES = 8 << 20;

    private static final String STOREFRONTS = "storefronts";
    private static final String DIRECTORY = "directory upstream";
    private static final String CHECKOUT = "checkout";
    private static final String BILLING = "billing";
    private static final String LICENSING = "licensing";
    private static final String AVAILABLE_QUANTITY = "available-quantity";
    private static final String TAKEOVER = "takeover-mover";
    private static final String NOTIFICATION = "notification-email";
    private static final String ADMIN_CENTER = "admin-center";
    private static final String OPERATIONS = "operations";

    public static final Topic<OrderPlaced> STOREFRONT_ORDERS = new Topic<>(
            "storefront.orders",
            KeyForm.TENANT,
            STOREFRONTS,
            List.of(CHECKOUT),
            Keeping.EVENTS,
            Audience.OUTSIDE,
            EIGHT_MEBIBYTES,
            List.of(OrderPlaced.class));

    public static final Topic<OrderOutcome> CHECKOUT_OUTCOMES = outside(
            "checkout.outcomes",
            KeyForm.TENANT,
            CHECKOUT,
            List.of(STOREFRONTS, ADMIN_CENTER),
            Keeping.EVENTS,
            List.of(OrderOutcome.class));

    public static final Topic<OrderAccepted> CHECKOUT_EVENTS =
            events("checkout.events", CHECKOUT, List.of(BILLING), List.of(OrderAccepted.class));

    public static final Topic<BuyCentrally> CHECKOUT_COMMANDS = outside(
            "checkout.commands",
            KeyForm.TENANT,
            ADMIN_CENTER,
            List.of(CHECKOUT),
            Keeping.EVENTS,
            List.of(BuyCentrally.class));

    public static final Topic<Product> CHECKOUT_PRODUCTS = outside(
            "checkout.products",
            KeyForm.PRODUCT,
            CHECKOUT,
            List.of(STOREFRONTS, CHECKOUT, ADMIN_CENTER),
            Keeping.COMPACTED,
            List.of(Product.class));

    public static final Topic<Tenant> DIRECTORY_TENANTS = outside(
            "directory.tenants",
            KeyForm.TENANT,
            DIRECTORY,
            List.of(CHECKOUT, NOTIFICATION, ADMIN_CENTER),
            Keeping.COMPACTED,
            List.of(Tenant.class));

    public static final Topic<User> DIRECTORY_USERS = outside(
            "directory.users",
            KeyForm.TENANT_AND_USER,
            DIRECTORY,
            List.of(CHECKOUT, LICENSING, NOTIFICATION, ADMIN_CENTER),
            Keeping.COMPACTED,
            List.of(User.class));

    public static final Topic<Delegation> DIRECTORY_DELEGATIONS = outside(
            "directory.delegations",
            KeyForm.DELEGATION,
            DIRECTORY,
            List.of(CHECKOUT, LICENSING, ADMIN_CENTER),
            Keeping.COMPACTED,
            List.of(Delegation.class));

    public static final Topic<SpecificRecord> BILLING_EVENTS = events(
            "billing.events",
            BILLING,
            List.of(CHECKOUT, LICENSING, ADMIN_CENTER),
            List.of(
                    OrderPaid.class,
                    PaymentDeclined.class,
                    PaymentSettled.class,
                    PaymentFailed.class,
                    RefundSettled.class));

    public static final Topic<SpecificRecord> LICENSING_EVENTS = events(
            "licensing.events",
            LICENSING,
            List.of(CHECKOUT, BILLING, TAKEOVER, NOTIFICATION, ADMIN_CENTER),
            List.of(
                    SubscriptionCreated.class,
                    SeatsAssigned.class,
                    SeatsUnassigned.class,
                    CommandRefused.class,
                    SeatsChanged.class,
                    RecurringBillingSet.class,
                    SubscriptionCancelled.class,
                    SubscriptionStateChanged.class,
                    TakeoverPreviewed.class,
                    TakeoverReserved.class,
                    UsersMoved.class,
                    TakeoverReleased.class,
                    PaymentDue.class,
                    RefundDue.class));

    public static final Topic<SpecificRecord> LICENSING_COMMANDS = outside(
            "licensing.commands",
            KeyForm.TENANT,
            ADMIN_CENTER + ", " + TAKEOVER,
            List.of(LICENSING),
            Keeping.EVENTS,
            List.of(
                    AssignSeats.class,
                    UnassignSeats.class,
                    ChangeSeats.class,
                    CancelSubscription.class,
                    SetRecurringBilling.class,
                    ReactivateSubscription.class,
                    PreviewTakeover.class,
                    ReserveTakeover.class,
                    MoveChunk.class,
                    FinishTakeover.class,
                    ReleaseTakeover.class));

    public static final Topic<Subscription> LICENSING_SUBSCRIPTIONS = outside(
            "licensing.subscriptions",
            KeyForm.SUBSCRIPTION,
            LICENSING,
            List.of(AVAILABLE_QUANTITY, LICENSING, ADMIN_CENTER),
            Keeping.COMPACTED,
            List.of(Subscription.class));

    public static final Topic<ProductAvailability> AVAILABILITY_PRODUCTS = outside(
            "availability.products",
            KeyForm.TENANT_AND_PRODUCT,
            AVAILABLE_QUANTITY,
            List.of(STOREFRONTS),
            Keeping.COMPACTED,
            List.of(ProductAvailability.class));

    public static final Topic<StartTakeover> TAKEOVER_COMMANDS = outside(
            "takeover.commands",
            KeyForm.TENANT,
            ADMIN_CENTER,
            List.of(TAKEOVER),
            Keeping.EVENTS,
            List.of(StartTakeover.class));

    public static final Topic<TakeoverState> TAKEOVER_EVENTS = outside(
            "takeover.events",
            KeyForm.TENANT,
            TAKEOVER,
            List.of(ADMIN_CENTER, OPERATIONS),
            Keeping.EVENTS,
            List.of(TakeoverState.class));

    public static final Topic<SendMailAgain> NOTIFICATION_COMMANDS = outside(
            "notification.commands",
            KeyForm.TENANT,
            OPERATIONS,
            List.of(NOTIFICATION),
            Keeping.EVENTS,
            List.of(SendMailAgain.class));

    public static final Topic<MailAttempted> NOTIFICATION_EVENTS = outside(
            "notification.events",
            KeyForm.TENANT,
            NOTIFICATION,
            List.of(OPERATIONS),
            Keeping.EVENTS,
            List.of(MailAttempted.class));

    public static final Topic<DeadLetter> CHECKOUT_DEAD_LETTERS = deadLetters(CHECKOUT);
    public static final Topic<DeadLetter> BILLING_DEAD_LETTERS = deadLetters(BILLING);
    public static final Topic<DeadLetter> LICENSING_DEAD_LETTERS = deadLetters(LICENSING);
    public static final Topic<DeadLetter> TAKEOVER_DEAD_LETTERS = deadLetters(TAKEOVER);
    public static final Topic<DeadLetter> NOTIFICATION_DEAD_LETTERS = deadLetters(NOTIFICATION);
    public static final Topic<DeadLetter> AVAILABLE_QUANTITY_DEAD_LETTERS = deadLetters(AVAILABLE_QUANTITY);
    public static final Topic<DeadLetter> ADMIN_CENTER_DEAD_LETTERS = deadLetters(ADMIN_CENTER);

    private static final List<Topic<?>> ALL = List.of(
            STOREFRONT_ORDERS,
            CHECKOUT_OUTCOMES,
            CHECKOUT_EVENTS,
            CHECKOUT_COMMANDS,
            CHECKOUT_PRODUCTS,
            CHECKOUT_DEAD_LETTERS,
            DIRECTORY_TENANTS,
            DIRECTORY_USERS,
            DIRECTORY_DELEGATIONS,
            BILLING_EVENTS,
            BILLING_DEAD_LETTERS,
            LICENSING_COMMANDS,
            LICENSING_EVENTS,
            LICENSING_SUBSCRIPTIONS,
            LICENSING_DEAD_LETTERS,
            TAKEOVER_COMMANDS,
            TAKEOVER_EVENTS,
            TAKEOVER_DEAD_LETTERS,
            NOTIFICATION_COMMANDS,
            NOTIFICATION_EVENTS,
            NOTIFICATION_DEAD_LETTERS,
            AVAILABILITY_PRODUCTS,
            AVAILABLE_QUANTITY_DEAD_LETTERS,
            ADMIN_CENTER_DEAD_LETTERS);

    private Topics() {}

    /** Every topic, in the order the documentation lists them. */
    public static List<Topic<?>> all() {
        return ALL;
    }

    private static <V extends SpecificRecord> Topic<V> events(
            String name, String owner, List<String> readers, List<Class<? extends V>> types) {
        return new Topic<>(
                name, KeyForm.TENANT, owner, readers, Keeping.EVENTS, Audience.SERVICES, ONE_MEBIBYTE, types);
    }

    private static <V extends SpecificRecord> Topic<V> outside(
            String name,
            KeyForm key,
            String owner,
            List<String> readers,
            Keeping keeping,
            List<Class<? extends V>> types) {
        return new Topic<>(name, key, owner, readers, keeping, Audience.OUTSIDE, ONE_MEBIBYTE, types);
    }

    private static Topic<DeadLetter> deadLetters(String service) {
        return outside(
                service + ".dead-letters",
                KeyForm.ORIGINAL,
                service,
                List.of(OPERATIONS),
                Keeping.EVENTS,
                List.of(DeadLetter.class));
    }
}
