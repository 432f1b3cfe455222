package io.seatflow.checkout.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What checkout decides on. */
public sealed interface Message {

    /** A storefront published an order. */
    record OrderPlaced(Order order) implements Message {}

    /** C2: an admin wants to buy for the organisation. */
    record CentralOrderPlaced(CentralPurchase purchase) implements Message {}

    /** Billing could not charge an accepted order; the code and the words are the payment provider's. */
    record PaymentDeclined(String orderId, String tenantId, String code, String words) implements Message {}

    /**
     * Licensing made the seats of a paid order usable.
     *
     * @param price of one seat, as the order named it
     * @param acceptedAt when checkout accepted the order
     */
    record SubscriptionCreated(
            String orderId,
            String tenantId,
            UUID subscriptionId,
            String productName,
            int quantity,
            boolean trial,
            Money price,
            Instant acceptedAt)
            implements Message {
        /** The order, if what licensing says of it is so and it has no outcome yet. */
        public KnownOrder order() {
            return new KnownOrder(orderId, tenantId, null, price, acceptedAt, false);
        }
    }

    /** The directory says what a tenant is now. */
    record TenantChanged(Tenant tenant) implements Message {}

    /** The directory has no such tenant any longer. */
    record TenantGone(String tenantId) implements Message {}

    /** The directory says what a user is now. */
    record UserChanged(User user) implements Message {}

    /** The directory has no such user any longer. */
    record UserGone(String tenantId, String userId) implements Message {}

    /** The directory says what is delegated to a partner now. */
    record DelegationChanged(Delegation delegation) implements Message {}

    /** The directory has no such delegation any longer. */
    record DelegationGone(Delegation.Key key) implements Message {}

    /** The catalogue's file was read: all products that are offered from now on; their versions are not set yet. */
    record CatalogueLoaded(List<Product> products) implements Message {
        public CatalogueLoaded {
            products = List.copyOf(products);
        }
    }

    /** A product was read back from the topic that checkout itself writes. */
    record ProductSeen(Product product) implements Message {}

    /** Somebody deleted a product on the topic that only checkout may write. */
    record ProductDeletionSeen(String productId) implements Message {}
}
