package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.CentralPurchase;
import io.seatflow.checkout.domain.Delegation;
import io.seatflow.checkout.domain.KnownOrder;
import io.seatflow.checkout.domain.Mailbox;
import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.Requester;
import io.seatflow.checkout.domain.Trial;
import io.seatflow.checkout.domain.User;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a batch's messages name, and is therefore loaded.
 *
 * @param placed orders that come in, and are new but for duplicates
 * @param declined orders that were accepted before, and are to end
 * @param completed the same, as licensing says they are
 */
record Names(
        Set<String> placed,
        Set<String> declined,
        Map<String, KnownOrder> completed,
        Set<String> tenants,
        Set<Mailbox> mailboxes,
        Set<UserName> users,
        Set<Trial> trials,
        Set<Delegation.Key> delegations) {

    record UserName(String tenantId, String userId) {}

    static Names in(List<Message> messages) {
        Names names = new Names(
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashMap<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
        messages.forEach(names::add);
        return names;
    }

    private void add(Message message) {
        switch (message) {
            case Message.OrderPlaced placed -> add(placed.order());
            case Message.CentralOrderPlaced placed -> add(placed.purchase());
            case Message.PaymentDeclined decline -> {
                declined.add(decline.orderId());
                tenants.add(decline.tenantId());
            }
            case Message.SubscriptionCreated created -> {
                completed.put(created.orderId(), created.order());
                tenants.add(created.tenantId());
            }
            case Message.TenantChanged changed -> tenants.add(changed.tenant().id());
            case Message.TenantGone gone -> tenants.add(gone.tenantId());
            case Message.UserChanged changed -> add(changed.user());
            case Message.UserGone gone -> users.add(new UserName(gone.tenantId(), gone.userId()));
            case Message.DelegationChanged changed ->
                delegations.add(changed.delegation().key());
            case Message.DelegationGone gone -> delegations.add(gone.key());
            case Message.CatalogueLoaded loaded -> {}
            case Message.ProductSeen seen -> {}
            case Message.ProductDeletionSeen seen -> {}
        }
    }

    private void add(Order order) {
        placed.add(order.id());
        tenants.add(order.tenantId());
        mailboxes.add(order.buyer());
        if (order.trial()) {
            trials.add(new Trial(order.tenantId(), order.productId()));
        }
    }

    private void add(CentralPurchase purchase) {
        String tenant = purchase.order().tenantId();
        Requester requester = purchase.requester();
        placed.add(purchase.order().id());
        tenants.add(tenant);
        users.add(new UserName(requester.tenantId(), requester.userId()));
        if (requester.isPartnerOf(tenant)) {
            delegations.add(new Delegation.Key(tenant, requester));
        }
    }

    private void add(User user) {
        users.add(new UserName(user.tenantId(), user.id()));
    }

    /** All orders that are named. */
    Set<String> orders() {
        Set<String> orders = new LinkedHashSet<>(placed);
        orders.addAll(declined);
        orders.addAll(completed.keySet());
        return orders;
    }
}
