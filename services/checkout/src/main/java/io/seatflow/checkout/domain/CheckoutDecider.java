package io.seatflow.checkout.domain;

import io.seatflow.workflow.Decider;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Checkout's rules: who decides what about which message. */
public final class CheckoutDecider implements Decider<Message, CheckoutState, Event> {
    private final OrderDecisions orders;

    /** @param policy what holds for every tenant and product until an admin changes it */
    public CheckoutDecider(Policy policy) {
        this.orders = new OrderDecisions(policy);
    }

    /** Times are kept to the millisecond, as they go on the wire, so that every reader derives the same from them. */
    @Override
    public List<Event> decide(Message message, CheckoutState state, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return switch (message) {
            case Message.OrderPlaced placed -> orders.place(placed.order(), state, at);
            case Message.CentralOrderPlaced placed -> CentralDecisions.place(placed.purchase(), state, at);
            case Message.PaymentDeclined declined -> orders.decline(declined, state, at);
            case Message.SubscriptionCreated created -> orders.complete(created, state, at);
            case Message.TenantChanged changed -> DirectoryDecisions.change(changed.tenant(), state);
            case Message.TenantGone gone -> DirectoryDecisions.remove(gone, state);
            case Message.UserChanged changed -> DirectoryDecisions.change(changed.user(), state);
            case Message.UserGone gone -> DirectoryDecisions.remove(gone, state);
            case Message.DelegationChanged changed -> DirectoryDecisions.change(changed.delegation(), state);
            case Message.DelegationGone gone -> DirectoryDecisions.remove(gone, state);
            case Message.CatalogueLoaded loaded -> CatalogueDecisions.load(loaded.products(), state.catalogue());
            case Message.ProductSeen seen -> CatalogueDecisions.readBack(seen.product(), state.catalogue());
            case Message.ProductDeletionSeen seen ->
                CatalogueDecisions.readDeletionBack(seen.productId(), state.catalogue());
        };
    }
}
