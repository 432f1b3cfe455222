package io.seatflow.schemas;

import io.seatflow.events.availability.ProductAvailability;
import io.seatflow.events.billing.OrderPaid;
import io.seatflow.events.billing.PaymentDeclined;
import io.seatflow.events.checkout.OrderAccepted;
import io.seatflow.events.checkout.Product;
import io.seatflow.events.directory.Tenant;
import io.seatflow.events.directory.User;
import io.seatflow.events.licensing.AssignSeats;
import io.seatflow.events.licensing.CommandRefused;
import io.seatflow.events.licensing.SeatsAssigned;
import io.seatflow.events.licensing.SeatsUnassigned;
import io.seatflow.events.licensing.Subscription;
import io.seatflow.events.licensing.SubscriptionCreated;
import io.seatflow.events.licensing.UnassignSeats;
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
            List.of(STOREFRONTS),
            Keeping.EVENTS,
            List.of(OrderOutcome.class));

    public static final Topic<OrderAccepted> CHECKOUT_EVENTS =
            events("checkout.events", CHECKOUT, List.of(BILLING), List.of(OrderAccepted.class));

    public static final Topic<Product> CHECKOUT_PRODUCTS = outside(
            "checkout.products",
            KeyForm.PRODUCT,
            CHECKOUT,
            List.of(STOREFRONTS, CHECKOUT),
            Keeping.COMPACTED,
            List.of(Product.class));

    public static final Topic<Tenant> DIRECTORY_TENANTS = outside(
            "directory.tenants",
            KeyForm.TENANT,
            DIRECTORY,
            List.of(CHECKOUT),
            Keeping.COMPACTED,
            List.of(Tenant.class));

    public static final Topic<User> DIRECTORY_USERS = outside(
            "directory.users",
            KeyForm.TENANT_AND_USER,
            DIRECTORY,
            List.of(CHECKOUT, LICENSING),
            Keeping.COMPACTED,
            List.of(User.class));

    public static final Topic<SpecificRecord> BILLING_EVENTS = events(
            "billing.events", BILLING, List.of(CHECKOUT, LICENSING), List.of(OrderPaid.class, PaymentDeclined.class));

    public static final Topic<SpecificRecord> LICENSING_EVENTS = events(
            "licensing.events",
            LICENSING,
            List.of(CHECKOUT),
            List.of(SubscriptionCreated.class, SeatsAssigned.class, SeatsUnassigned.class, CommandRefused.class));

    public static final Topic<SpecificRecord> LICENSING_COMMANDS = outside(
            "licensing.commands",
            KeyForm.TENANT,
            "admin-center, takeover-mover",
            List.of(LICENSING),
            Keeping.EVENTS,
            List.of(AssignSeats.class, UnassignSeats.class));

    public static final Topic<Subscription> LICENSING_SUBSCRIPTIONS = outside(
            "licensing.subscriptions",
            KeyForm.SUBSCRIPTION,
            LICENSING,
            List.of(AVAILABLE_QUANTITY, LICENSING),
            Keeping.COMPACTED,
            List.of(Subscription.class));

    public static final Topic<ProductAvailability> AVAILABILITY_PRODUCTS = outside(
            "availability.products",
            KeyForm.TENANT_AND_PRODUCT,
            AVAILABLE_QUANTITY,
            List.of(STOREFRONTS, "admin-center"),
            Keeping.COMPACTED,
            List.of(ProductAvailability.class));

    public static final Topic<DeadLetter> CHECKOUT_DEAD_LETTERS = deadLetters(CHECKOUT);
    public static final Topic<DeadLetter> BILLING_DEAD_LETTERS = deadLetters(BILLING);
    public static final Topic<DeadLetter> LICENSING_DEAD_LETTERS = deadLetters(LICENSING);
    public static final Topic<DeadLetter> AVAILABLE_QUANTITY_DEAD_LETTERS = deadLetters(AVAILABLE_QUANTITY);

    private static final List<Topic<?>> ALL = List.of(
            STOREFRONT_ORDERS,
            CHECKOUT_OUTCOMES,
            CHECKOUT_EVENTS,
            CHECKOUT_PRODUCTS,
            CHECKOUT_DEAD_LETTERS,
            DIRECTORY_TENANTS,
            DIRECTORY_USERS,
            BILLING_EVENTS,
            BILLING_DEAD_LETTERS,
            LICENSING_COMMANDS,
            LICENSING_EVENTS,
            LICENSING_SUBSCRIPTIONS,
            LICENSING_DEAD_LETTERS,
            AVAILABILITY_PRODUCTS,
            AVAILABLE_QUANTITY_DEAD_LETTERS);

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
