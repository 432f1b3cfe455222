package io.seatflow.checkout.domain;

import java.time.Instant;
import java.util.UUID;

/** What a decision of checkout says happened. */
public sealed interface Event {

    /** The order may be charged; its outcome is still to come. */
    record OrderAccepted(Order order, UUID fingerprint, User purchaser, String productName, Instant acceptedAt)
            implements Event {}

    /** The order ended before its payment. */
    record OrderRejected(Order order, UUID fingerprint, Outcome outcome) implements Event {}

    /** An accepted order ended: its seats are usable, or its payment was declined. */
    record OrderEnded(KnownOrder order, Outcome outcome) implements Event {}

    /** The id of an order was used again for another content (C9). */
    record OrderIdReused(String orderId) implements Event {}

    /** Another service spoke of an order that this tenant never had. */
    record OrderNotKnown(String orderId, String tenantId) implements Event {}

    record TenantStored(Tenant tenant) implements Event {}

    record TenantRemoved(String tenantId) implements Event {}

    record UserStored(User user) implements Event {}

    record UserRemoved(String tenantId, String userId) implements Event {}

    record DelegationStored(Delegation delegation) implements Event {}

    record DelegationRemoved(Delegation.Key key) implements Event {}

    /** The offer changed, and everybody is told. */
    record ProductChanged(Product product) implements Event {}

    /** What was published once is known again, after the database was lost; everybody else knows it. */
    record ProductRestored(Product product) implements Event {}

    /** An older state of the product came last on its topic: the present one is published again. */
    record ProductRepublished(Product product) implements Event {}
}
