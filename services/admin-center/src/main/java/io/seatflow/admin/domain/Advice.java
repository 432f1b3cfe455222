package io.seatflow.admin.domain;

/** What to do about the reason of a refusal. The codes are other services' words, and may become more. */
public final class Advice {
    private Advice() {}

    /** One sentence for the person who asked. */
    public static String on(String reason) {
        return switch (reason) {
            case "NOT_PURCHASER" -> "Ask the purchaser to do it, or an admin to take the subscription over.";
            case "TAKE_OVER_FIRST" ->
                "Take the subscription over first: move its users to a central one, or cancel it.";
            case "NOT_ALLOWED" -> "Ask for a directory role that may do this; docs/api.md lists them.";
            case "SUBSCRIPTION_NOT_FOUND" -> "Look the subscription's id up in the list of subscriptions.";
            case "SUBSCRIPTION_NOT_ASSIGNABLE" -> "Reactivate the subscription, or assign seats of another one.";
            case "SUBSCRIPTION_NOT_ACTIVE" -> "Choose an active subscription, or reactivate this one.";
            case "TOO_MANY_USERS" -> "Name at most 20 users at a time.";
            case "USER_NOT_IN_TENANT" -> "Name active users of the same tenant; the detail says who is not.";
            case "NO_SEAT_AVAILABLE" -> "Free seats, or add some, and assign again.";
            case "SEATS_ASSIGNED" -> "Unassign users until as many seats are free as are to be removed.";
            case "TAKEOVER_IN_PROGRESS" -> "Wait until the takeover of this subscription has ended.";
            case "CHANGE_IN_PROGRESS" -> "Wait until the change that is being paid has ended, and ask again.";
            case "SUBSCRIPTION_NOT_EXPIRED" ->
                "Only an expired or disabled subscription is reactivated; this one is not.";
            case "TRIAL_SEATS_FIXED" -> "Buy the product: a trial keeps the seats that it began with.";
            case "PAYMENT_UNANSWERED" -> "Try again later: the payment provider has not answered.";
            case "NOT_SELF_SERVICE" ->
                "Only what was bought by self-service is taken over; change a central one directly.";
            case "TARGET_NOT_FOUND" -> "Look the target's id up in the list of subscriptions.";
            case "TARGET_IS_SOURCE" -> "Choose another subscription as the target.";
            case "TARGET_NOT_ACTIVE" -> "Choose an active subscription as the target.";
            case "DISABLED_BY_POLICY" -> "Ask an admin to change the policy of this product.";
            case "NOT_ENOUGH_LICENSES" -> "Add the missing seats to the target, or free some, and start again.";
            case "PAYMENT_DECLINED" -> "Use another card, or ask its bank, and try again.";
            case "PRICE_CHANGED" -> "Look at the price now in force, and buy again at that.";
            case "PRODUCT_NOT_OFFERED" -> "Choose a product that is sold centrally.";
            case "INVALID_QUANTITY" -> "Name 1 to 10 000 seats.";
            default -> "Look at the detail, change what it names, and ask again.";
        };
    }
}
