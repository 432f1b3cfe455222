package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * C2: takes central purchases in. What is decided for self-service, by policy or by the rules of who may buy there, does
 * not count here; the right, the tenant, the product, the quantity and the price do, in this order. The right comes
 * first, so that a stranger to a tenant learns nothing of it.
 */
final class CentralDecisions {
    private CentralDecisions() {}

    static List<Event> place(CentralPurchase purchase, CheckoutState state, Instant at) {
        Order order = purchase.order();
        UUID fingerprint = purchase.fingerprint();
        KnownOrder known = state.order(order.id());
        if (known != null) {
            return fingerprint.equals(known.fingerprint()) ? List.of() : List.of(new Event.OrderIdReused(order.id()));
        }
        Tenant tenant = state.directory().tenant(order.tenantId());
        Product product = state.catalogue().product(order.productId());
        Reason reason = refusal(purchase, tenant, product, state.directory());
        if (reason == null && product != null) {
            User purchaser = purchaser(purchase.requester(), state.directory());
            return List.of(new Event.OrderAccepted(order, fingerprint, purchaser, product.name(), at));
        }
        return List.of(new Event.OrderRejected(
                order,
                fingerprint,
                refused(order, reason == null ? Reason.PRODUCT_NOT_OFFERED : reason, tenant, product, at)));
    }

    private static @Nullable Reason refusal(
            CentralPurchase purchase, @Nullable Tenant tenant, @Nullable Product product, Directory directory) {
        Order order = purchase.order();
        if (!isAllowed(purchase, directory)) {
            return Reason.NOT_ALLOWED;
        }
        if (tenant == null) {
            return Reason.UNKNOWN_TENANT;
        }
        if (product == null || !product.isSold(Channel.CENTRAL, order.term())) {
            return Reason.PRODUCT_NOT_OFFERED;
        }
        if (order.quantity() < 1 || order.quantity() > Eligibility.MOST_SEATS) {
            return Reason.INVALID_QUANTITY;
        }
        Price price = product.price(Channel.CENTRAL, order.term(), order.currency());
        return price == null || price.unitPriceMinor() != order.unitPriceMinor() ? Reason.PRICE_CHANGED : null;
    }

    private static boolean isAllowed(CentralPurchase purchase, Directory directory) {
        String tenantId = purchase.order().tenantId();
        Requester requester = purchase.requester();
        if (requester.isPartnerOf(tenantId)) {
            Delegation delegation = directory.delegation(new Delegation.Key(tenantId, requester));
            return delegation != null && delegation.buysCentrally();
        }
        User user = directory.user(tenantId, requester.userId());
        return user != null && user.active() && user.buysCentrally();
    }

    /** A partner's account need not be in a directory that this system knows: then there is no address to write to. */
    private static User purchaser(Requester requester, Directory directory) {
        User user = directory.user(requester.tenantId(), requester.userId());
        return user != null
                ? user
                : new User(requester.tenantId(), requester.userId(), "", UserKind.MEMBER, true, true, 0);
    }

    private static Outcome refused(
            Order order, Reason reason, @Nullable Tenant tenant, @Nullable Product product, Instant at) {
        Wording wording = Wording.of(tenant);
        Money price = price(order, reason, product);
        String detail = reason == Reason.PRICE_CHANGED ? wording.amount(price) : "";
        return new Outcome(order.id(), order.tenantId(), reason, wording.refused(reason, detail), null, price, at);
    }

    private static Money price(Order order, Reason reason, @Nullable Product product) {
        Price current = reason == Reason.PRICE_CHANGED && product != null
                ? product.priceOrFirst(Channel.CENTRAL, order.term(), order.currency())
                : null;
        return current == null
                ? new Money(order.unitPriceMinor(), order.currency())
                : new Money(current.unitPriceMinor(), current.currency());
    }
}
