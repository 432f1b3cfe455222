package io.seatflow.checkout.domain;

import io.seatflow.workflow.State;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything a batch's messages are decided on, and what has happened since it was loaded. Not for several threads. */
public final class CheckoutState implements State<Event> {
    private final Directory directory;
    private final Map<String, KnownOrder> orders;
    private final Map<Trial, String> trials;
    private final List<Event> events = new ArrayList<>();
    private Catalogue catalogue;

    /** @param trials the order that took each trial */
    public CheckoutState(
            Directory directory, Catalogue catalogue, Map<String, KnownOrder> orders, Map<Trial, String> trials) {
        this.directory = directory;
        this.catalogue = catalogue;
        this.orders = new HashMap<>(orders);
        this.trials = new HashMap<>(trials);
    }

    public @Nullable KnownOrder order(String id) {
        return orders.get(id);
    }

    public Directory directory() {
        return directory;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** What happened since the state was loaded, in order: what is to be saved. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The order in all that it is judged by. */
    public Situation situation(Order order, Policy policy) {
        Tenant tenant = directory.tenant(order.tenantId());
        User buyer = directory.buyer(order.buyer());
        return new Situation(order, tenant, buyer, catalogue, policy, trials.containsKey(Trial.of(order)));
    }

    @Override
    public void apply(Event event) {
        events.add(event);
        switch (event) {
            case Event.OrderAccepted accepted -> accept(accepted);
            case Event.OrderRejected rejected ->
                remember(
                        rejected.order(),
                        rejected.fingerprint(),
                        rejected.outcome().decidedAt(),
                        true);
            case Event.OrderEnded ended -> end(ended);
            case Event.TenantStored stored -> directory.put(stored.tenant());
            case Event.TenantRemoved removed -> directory.removeTenant(removed.tenantId());
            case Event.UserStored stored -> directory.put(stored.user());
            case Event.UserRemoved removed -> directory.removeUser(removed.tenantId(), removed.userId());
            case Event.DelegationStored stored -> directory.put(stored.delegation());
            case Event.DelegationRemoved removed -> directory.remove(removed.key());
            case Event.ProductChanged changed -> catalogue = catalogue.with(changed.product());
            case Event.ProductRestored restored -> catalogue = catalogue.with(restored.product());
            case Event.ProductRepublished republished -> {}
            case Event.OrderIdReused reused -> {}
            case Event.OrderNotKnown unknown -> {}
        }
    }

    private void accept(Event.OrderAccepted accepted) {
        Order order = accepted.order();
        remember(order, accepted.fingerprint(), accepted.acceptedAt(), false);
        if (order.trial()) {
            trials.put(Trial.of(order), order.id());
        }
    }

    /** A trial whose payment was declined never was one. */
    private void end(Event.OrderEnded ended) {
        KnownOrder order = ended.order();
        orders.put(order.id(), order.withOutcome());
        if (ended.outcome().reason() != null) {
            trials.values().remove(order.id());
        }
    }

    private void remember(Order order, UUID fingerprint, Instant decidedAt, boolean ended) {
        Money price = new Money(order.unitPriceMinor(), order.currency());
        orders.put(order.id(), new KnownOrder(order.id(), order.tenantId(), fingerprint, price, decidedAt, ended));
    }
}
