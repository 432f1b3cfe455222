package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/** The reasons to refuse an order before its payment, in the order in which they are named where several apply. */
public final class Eligibility {
    /** Most seats of one order (C10). */
    public static final int MOST_SEATS = 10_000;

    /** Most seats of one trial (C7). */
    public static final int MOST_TRIAL_SEATS = 25;

    /** A reason, and when it applies. Each is judged on its own, whatever the others say. */
    public record Rule(Reason reason, Predicate<Situation> applies) {}

    /** Every rule, the first to be named first. */
    public static final List<Rule> RULES = List.of(
            new Rule(Reason.UNKNOWN_TENANT, situation -> situation.tenant() == null),
            new Rule(Reason.UNMANAGED_TENANT, Eligibility::isUnmanaged),
            new Rule(Reason.UNKNOWN_USER, situation -> situation.buyer() == null),
            new Rule(Reason.INACTIVE_ACCOUNT, Eligibility::isInactive),
            new Rule(Reason.GUEST_ACCOUNT, Eligibility::isGuest),
            new Rule(Reason.TENANT_NOT_ELIGIBLE, Eligibility::isNotCommercial),
            new Rule(Reason.MARKET_NOT_ELIGIBLE, Eligibility::isExcludedMarket),
            new Rule(Reason.PRODUCT_NOT_OFFERED, Eligibility::isNotOffered),
            new Rule(Reason.DISABLED_BY_POLICY, situation -> situation.policy().forbids(situation.order())),
            new Rule(Reason.TRIAL_NOT_AVAILABLE, Eligibility::isTrialNotAvailable),
            new Rule(Reason.TERMS_NOT_ACCEPTED, situation -> !situation.order().termsAccepted()),
            new Rule(Reason.INVALID_QUANTITY, Eligibility::isInvalidQuantity),
            new Rule(Reason.PAYMENT_METHOD_NOT_ACCEPTED, Eligibility::isPaymentNotAccepted),
            new Rule(Reason.PRICE_CHANGED, Eligibility::isOtherPrice));

    private Eligibility() {}

    /** The first reason to refuse the order; null where it can be accepted. */
    public static @Nullable Reason firstRefusal(Situation situation) {
        for (Rule rule : RULES) {
            if (rule.applies().test(situation)) {
                return rule.reason();
            }
        }
        return null;
    }

    private static boolean isUnmanaged(Situation situation) {
        Tenant tenant = situation.tenant();
        return tenant != null && !tenant.managed();
    }

    private static boolean isInactive(Situation situation) {
        User buyer = situation.buyer();
        return buyer != null && !buyer.active();
    }

    private static boolean isGuest(Situation situation) {
        User buyer = situation.buyer();
        return buyer != null && buyer.kind() == UserKind.GUEST;
    }

    private static boolean isNotCommercial(Situation situation) {
        Tenant tenant = situation.tenant();
        return tenant != null && tenant.kind() != TenantKind.COMMERCIAL;
    }

    private static boolean isExcludedMarket(Situation situation) {
        Tenant tenant = situation.tenant();
        if (tenant == null) {
            return false;
        }
        Product product = situation.product();
        return situation.catalogue().isClosedIn(tenant.market())
                || (product != null && product.excludedMarkets().contains(tenant.market()));
    }

    private static boolean isNotOffered(Situation situation) {
        Product product = situation.product();
        return product == null
                || !product.isSold(Channel.SELF_SERVICE, situation.order().term());
    }

    private static boolean isTrialNotAvailable(Situation situation) {
        Order order = situation.order();
        if (!order.trial()) {
            return false;
        }
        Product product = situation.product();
        boolean needsCard = product != null && !product.cardFreeTrial();
        return situation.trialTaken() || (needsCard && order.payment() == PaymentMethod.NONE);
    }

    private static boolean isInvalidQuantity(Situation situation) {
        Order order = situation.order();
        return order.quantity() < 1 || order.quantity() > (order.trial() ? MOST_TRIAL_SEATS : MOST_SEATS);
    }

    private static boolean isPaymentNotAccepted(Situation situation) {
        Order order = situation.order();
        return switch (order.payment()) {
            case CARD -> order.paymentToken() == null || order.paymentToken().isBlank();
            case INVOICE -> true;
            case NONE -> !order.trial();
        };
    }

    /** A trial may show its own price, nothing, or the price that follows it. */
    private static boolean isOtherPrice(Situation situation) {
        Order order = situation.order();
        Price price = situation.price();
        boolean freeTrial = order.trial() && order.unitPriceMinor() == 0;
        return price == null || (!freeTrial && order.unitPriceMinor() != price.unitPriceMinor());
    }
}
