package io.seatflow.local.demo;

import io.seatflow.storefront.OrderPlaced;

import java.util.List;
import java.util.Set;

/**
 * What is done in the admin center once the seats are assigned: the purchaser assigns another user, an admin buys centrally
 * and moves the purchaser's users there, and another purchaser cancels.
 */
final class Scene {
    /** Whose subscription is taken over, and who does it. */
    static final Shop TENANT = Shop.BRIGHTWATER;

    static final String PURCHASER = "ada";
    static final String ADMIN = "gina";
    /** How a mail names the admin: by the organisation, not by the address (N1). */
    static final String ADMIN_IN_MAILS = "an administrator of Brightwater Foods";

    static final String ADMIN_ADDRESS = "gina@brightwater.example";
    static final int TAKEN_OVER = Cases.BRIGHTWATER_POWER_BI;
    static final String ASSIGNED = "linus";
    /** Everybody with a seat when the takeover begins: those who got one by command, and the one assigned here. */
    static final List<String> MOVED = List.of("ada", "grace", "linus");

    static final String PRODUCT = Products.POWER_BI_PRO;
    static final int CENTRAL_SEATS = 10;
    static final String CENTRAL_CURRENCY = "USD";

    /** Whose subscription is cancelled, and who does it. */
    static final Shop CANCELLING_TENANT = Shop.NORRSKEN;

    static final String CANCELLING_PURCHASER = "astrid";
    static final int CANCELLED = Cases.NORRSKEN_POWER_APPS;

    /** Cases whose subscriptions are gone afterwards. */
    static final Set<Integer> ENDED = Set.of(TAKEN_OVER, CANCELLED);

    private Scene() {}

    /** The order of a case that is paid. */
    static OrderPlaced order(Script script, int number) {
        OrderPlaced order = script.step(number).order();
        if (order == null) {
            throw new IllegalStateException("step %d is no order".formatted(number));
        }
        return order;
    }

    /** X2: what is paid back of it, all, since it is cancelled on its first day; in the currency's minor unit. */
    static String refund(Script script, int number) {
        long captured =
                script.step(number).expected() instanceof Expected.Completed completed ? completed.captureMinor() : 0;
        return "%d %s".formatted(captured, order(script, number).getCurrency());
    }
}
