package io.seatflow.checkout.domain;

import java.util.Locale;

/** English. */
record English() implements Wording {
    private static final String CONTACT = " Please contact your IT admin.";

    @Override
    public Locale locale() {
        return Locale.US;
    }

    @Override
    public String completed(int seats, String product) {
        return "Your purchase is complete: %d %s of %s can be used now.".formatted(seats, seats(seats), product);
    }

    @Override
    public String trialStarted(int seats, String product) {
        return "Your trial has started: %d %s of %s can be used now.".formatted(seats, seats(seats), product);
    }

    @Override
    public String refused(Reason reason, String detail) {
        return switch (reason) {
            case NOT_ALLOWED -> "Only a global or billing admin of the organization can buy for it.";
            case UNKNOWN_TENANT -> "We do not know your organization." + CONTACT;
            case UNMANAGED_TENANT ->
                "Your organization is not managed by an IT admin yet, so nothing can be bought for it." + CONTACT;
            case UNKNOWN_USER -> "Your e-mail address does not belong to a user of this organization." + CONTACT;
            case INACTIVE_ACCOUNT -> "Your account is not active, so you cannot buy with it." + CONTACT;
            case GUEST_ACCOUNT ->
                "You are a guest in this organization, and guests cannot buy here; you can in your own"
                        + " organization." + CONTACT;
            case TENANT_NOT_ELIGIBLE -> "Government and education organizations cannot buy by self-service." + CONTACT;
            case MARKET_NOT_ELIGIBLE ->
                "This product is not sold by self-service in your organization's country or" + " region." + CONTACT;
            case DISABLED_BY_POLICY ->
                "Your organization does not allow you to buy or try this product yourself." + CONTACT;
            case PRODUCT_NOT_OFFERED -> "This product is not offered here.";
            case TRIAL_NOT_AVAILABLE ->
                "A trial of this product is not available: it needs a card, or your organization"
                        + " has tried the product before.";
            case TERMS_NOT_ACCEPTED -> "The terms must be accepted before an order can be placed.";
            case INVALID_QUANTITY -> "The number of seats must be 1 to 10,000, for a trial 1 to 25.";
            case PAYMENT_METHOD_NOT_ACCEPTED -> "This can only be paid for by credit card.";
            case PRICE_CHANGED ->
                "The price has changed: one seat now costs %s. Nothing was charged.".formatted(detail);
            case PAYMENT_DECLINED -> "The payment was declined: %s Nothing was charged.".formatted(sentence(detail));
        };
    }

    private static String seats(int seats) {
        return seats == 1 ? "seat" : "seats";
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
