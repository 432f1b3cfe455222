package io.seatflow.checkout.store;

import io.seatflow.checkout.domain.CentralPurchase;
import io.seatflow.checkout.domain.Delegation;
import io.seatflow.checkout.domain.Mailbox;
import io.seatflow.checkout.domain.Message;
import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.Requester;
import io.seatflow.checkout.domain.Trial;
import io.seatflow.checkout.domain.User;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a batch's messages name, and is therefore loaded. */
record Names(
        Set<String> orders,
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
            case Message.PaymentDeclined declined -> addOrder(declined.orderId(), declined.tenantId());
            case Message.SubscriptionCreated created -> addOrder(created.orderId(), created.tenantId());
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
        addOrder(order.id(), order.tenantId());
        mailboxes.add(order.buyer());
        if (order.trial()) {
            trials.add(new Trial(order.tenantId(), order.productId()));
        }
    }

    private void add(CentralPurchase purchase) {
        String tenant = purchase.order().tenantId();
        Requester requester = purchase.requester();
        addOrder(purchase.order().id(), tenant);
        users.add(new UserName(requester.tenantId(), requester.userId()));
        if (requester.isPartnerOf(tenant)) {
            delegations.add(new Delegation.Key(tenant, requester));
        }
    }

    private void add(User user) {
        users.add(new UserName(user.tenantId(), user.id()));
    }

    private void addOrder(String orderId, String tenantId) {
        orders.add(orderId);
        tenants.add(tenantId);
    }
}
