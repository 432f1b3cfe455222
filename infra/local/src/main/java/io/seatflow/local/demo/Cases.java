package io.seatflow.local.demo;

import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.Payment;
import io.seatflow.storefront.Term;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The cases that every demo plays, each written down with what must come of it. */
final class Cases {
    /** Seats are assigned on what these two buy. */
    static final int BRIGHTWATER_POWER_BI = 0;

    static final int NORRSKEN_POWER_APPS = 1;

    private final Wish wish;
    private final Function<OrderPlaced, byte[]> format;
    private final List<Step> steps = new ArrayList<>();

    /** @param format writes an order as a record's value */
    Cases(Wish wish, Function<OrderPlaced, byte[]> format) {
        this.wish = wish;
        this.format = format;
    }

    List<Step> all() {
        buy("buys for a team", Shop.BRIGHTWATER, 0, Products.POWER_BI_PRO, 12, Term.MONTHLY, "pm_card_visa");
        buy("buys two seats", Shop.NORRSKEN, 0, Products.POWER_APPS, 2, Term.YEARLY, "pm_card_mastercard");
        purchases();
        trials();
        buyers();
        markets();
        contents();
        payments();
        repetitions();
        damage();
        return List.copyOf(steps);
    }

    private void purchases() {
        buy("buys in French", Shop.ATELIER, 0, Products.VISIO_PLAN_2, 3, Term.MONTHLY, "pm_card_visa");
        buy("buys in pounds", Shop.HIGHLAND, 0, Products.COPILOT, 5, Term.YEARLY, "pm_card_amex");
        buy("buys in Canada", Shop.ERABLE, 1, Products.PROJECT_PLAN_3, 4, Term.MONTHLY, "pm_card_discover");
        buy("buys in kroner", Shop.HAVBLIK, 0, Products.TEAMS_PREMIUM, 20, Term.MONTHLY, "pm_card_visa_debit");
        buy("buys in yen", Shop.SAKURA, 0, Products.PYTHON_IN_EXCEL, 1, Term.YEARLY, "pm_card_jcb");
        buy("buys the same product again", Shop.BRIGHTWATER, 0, Products.POWER_BI_PRO, 5, Term.YEARLY, "pm_card_visa");
        buy(
                "buys what a colleague bought",
                Shop.BRIGHTWATER,
                1,
                Products.POWER_BI_PRO,
                1,
                Term.MONTHLY,
                "pm_card_visa");
        buy("buys as many as can be", Shop.NORRSKEN, 1, Products.VISIO_PLAN_1, 10_000, Term.MONTHLY, "pm_card_visa");
        change("buys, the e-mail in capitals", Shop.ERABLE, 0, order -> order.setBuyerEmail("LOUIS@ERABLE.example"));
    }

    private void trials() {
        trial("tries without a card", Shop.BRIGHTWATER, Products.PLANNER_PLAN_1, 25, Payment.NONE, null);
        trial("tries a second time", Shop.BRIGHTWATER, Products.PLANNER_PLAN_1, 5, Payment.NONE, "TRIAL_NOT_AVAILABLE");
        trial("tries with a card", Shop.ATELIER, Products.VISIO_PLAN_1, 10, Payment.CARD, null);
        trial("tries with a card what needs one", Shop.NORRSKEN, Products.POWER_BI_PRO, 8, Payment.CARD, null);
        trial(
                "tries without a card what needs one",
                Shop.HIGHLAND,
                Products.POWER_BI_PRO,
                8,
                Payment.NONE,
                "TRIAL_NOT_AVAILABLE");
        trial("tries too many seats", Shop.HIGHLAND, Products.TEAMS_PREMIUM, 26, Payment.NONE, "INVALID_QUANTITY");
    }

    private void buyers() {
        refuse("orders for a tenant that nobody knows", "UNKNOWN_TENANT", order -> order.setTenantId("nowhere"));
        refuse("(known to nobody) orders", "UNKNOWN_USER", order -> order.setBuyerEmail("nobody@brightwater.example"));
        refuse(
                "(no longer active) orders",
                "INACTIVE_ACCOUNT",
                order -> order.setBuyerEmail("ivan@brightwater.example"));
        refuse(
                "(a guest here) orders no seat without the terms",
                "GUEST_ACCOUNT",
                order -> order.setBuyerEmail("gus@atelier-lumiere.example")
                        .setTermsAccepted(false)
                        .setQuantity(0));
        refuse(
                Shop.NORRSKEN,
                "(a guest here) orders",
                "GUEST_ACCOUNT",
                order -> order.setBuyerEmail("ada@brightwater.example"));
        refuse(
                Shop.ATELIER,
                "(no longer active) orders",
                "INACTIVE_ACCOUNT",
                order -> order.setBuyerEmail("ines@atelier-lumiere.example"));
        refuse(Shop.GARAGE, "orders for an unmanaged tenant", "UNMANAGED_TENANT", order -> {});
        refuse(Shop.FAIRVIEW, "orders for a city", "TENANT_NOT_ELIGIBLE", order -> {});
        refuse(Shop.HILLSIDE, "orders for a school", "TENANT_NOT_ELIGIBLE", order -> {});
    }

    private void markets() {
        refuse(Shop.LOTUS, "orders in India", "MARKET_NOT_ELIGIBLE", order -> {});
        refuse(Shop.SERRA_AZUL, Products.PROJECT_PLAN_3, "orders in Brazil", "MARKET_NOT_ELIGIBLE", order -> {});
        refuse(Shop.SERRA_AZUL, Products.VISIO_PLAN_1, "orders in Brazil", "MARKET_NOT_ELIGIBLE", order -> {});
        refuse(Shop.KIVU, Products.VISIO_PLAN_2, "orders in Congo", "MARKET_NOT_ELIGIBLE", order -> {});
        buy("buys in Brazil", Shop.SERRA_AZUL, 0, Products.POWER_AUTOMATE, 7, Term.MONTHLY, "pm_card_visa");
        buy("buys in Congo", Shop.KIVU, 0, Products.POWER_APPS, 2, Term.MONTHLY, "pm_card_visa");
    }

    private void contents() {
        refuse("orders what is not sold", "PRODUCT_NOT_OFFERED", order -> order.setProductId("CFQ7TTC0XXXX"));
        refuse("orders without accepting the terms", "TERMS_NOT_ACCEPTED", order -> order.setTermsAccepted(false));
        refuse("orders no seat", "INVALID_QUANTITY", order -> order.setQuantity(0));
        refuse("orders less than no seat", "INVALID_QUANTITY", order -> order.setQuantity(-3));
        refuse("orders too many seats", "INVALID_QUANTITY", order -> order.setQuantity(10_001));
        refuse(
                "orders by invoice",
                "PAYMENT_METHOD_NOT_ACCEPTED",
                order -> order.setPayment(Payment.INVOICE).setPaymentToken(null));
        refuse("orders by a card without token", "PAYMENT_METHOD_NOT_ACCEPTED", order -> order.setPaymentToken(null));
        refuse(
                "orders without paying",
                "PAYMENT_METHOD_NOT_ACCEPTED",
                order -> order.setPayment(Payment.NONE).setPaymentToken(null));
        refuse(
                Shop.ATELIER,
                "orders at an old price",
                "PRICE_CHANGED",
                order -> order.setUnitPriceMinor(order.getUnitPriceMinor() - 100));
    }

    private void payments() {
        decline("declined", Shop.BRIGHTWATER, "pm_card_visa_chargeDeclined");
        decline("without funds", Shop.NORRSKEN, "pm_card_visa_chargeDeclinedInsufficientFunds");
        decline("lost", Shop.ATELIER, "pm_card_visa_chargeDeclinedLostCard");
        decline("expired", Shop.HIGHLAND, "pm_card_visa_chargeDeclinedExpiredCard");
        buy("pays slowly", Shop.HIGHLAND, 1, Products.CLIPCHAMP, 2, Term.MONTHLY, "pm_seatflow_slow_1500");
        buy("pays, the answer is lost", Shop.HAVBLIK, 1, Products.POWER_APPS, 3, Term.MONTHLY, "pm_seatflow_lost_2");
        buy("pays after errors", Shop.SAKURA, 1, Products.POWER_BI_PREMIUM, 2, Term.MONTHLY, "pm_seatflow_error500_2");
    }

    private void repetitions() {
        buy("buys, published five times", Shop.ERABLE, 1, Products.MICROSOFT_365_F3, 6, Term.MONTHLY, "pm_card_visa");
        int five = steps.size() - 1;
        steps.set(five, steps.get(five).published(5));
        OrderPlaced other =
                OrderPlaced.newBuilder(ordered(five)).setQuantity(60).build();
        steps.add(Step.order("the same id with other content", other, new Expected.DeadLetter("ORDER_ID_REUSED")));
        refuse(
                "orders without the terms, published three times",
                "TERMS_NOT_ACCEPTED",
                order -> order.setTermsAccepted(false));
        steps.set(steps.size() - 1, steps.getLast().published(3));
    }

    private void damage() {
        String tenant = wish.run().tenant(Shop.BRIGHTWATER.tenantId());
        OrderPlaced whole = plain(Shop.BRIGHTWATER, Products.POWER_APPS).build();
        byte[] bytes = format.apply(whole);
        byte[] otherSchema = bytes.clone();
        otherSchema[1] = 0x7f;
        byte[] random = "\u0007 these are no bytes of an order".getBytes(StandardCharsets.UTF_8);
        steps.add(Step.raw("random bytes", tenant, random, "NOT_AVRO"));
        steps.add(Step.raw("an unknown schema id", tenant, otherSchema, "UNKNOWN_SCHEMA"));
        steps.add(Step.raw("an order cut short", tenant, Arrays.copyOf(bytes, bytes.length - 1), "CORRUPT"));
        OrderPlaced card = plain(Shop.BRIGHTWATER, Products.POWER_APPS)
                .setPaymentToken(CardNumber.EXAMPLE)
                .build();
        steps.add(Step.order("a card number in a field", card, new Expected.DeadLetter("CARD_NUMBER")));
    }

    private void buy(String what, Shop shop, int buyer, String product, int quantity, Term term, String token) {
        OrderPlaced order = wish.order(nextId(), shop, buyer, product, quantity, term)
                .setPaymentToken(token)
                .build();
        steps.add(Step.order(words(what, order), order, paid(order)));
    }

    private void change(String what, Shop shop, int buyer, Consumer<OrderPlaced.Builder> change) {
        OrderPlaced.Builder order = wish.order(nextId(), shop, buyer, Products.POWER_APPS, 2, Term.MONTHLY);
        change.accept(order);
        OrderPlaced changed = order.build();
        steps.add(Step.order(words(what, changed), changed, paid(changed)));
    }

    private void trial(
            String what, Shop shop, String product, int quantity, Payment payment, @Nullable String refusal) {
        long price = wish.price(product, Term.MONTHLY, shop.currency());
        OrderPlaced order = wish.order(nextId(), shop, 0, product, quantity, Term.MONTHLY)
                .setTrial(true)
                .setUnitPriceMinor(payment == Payment.CARD ? price : 0)
                .setPayment(payment)
                .setPaymentToken(payment == Payment.CARD ? "pm_card_visa" : null)
                .build();
        Expected expected =
                refusal == null ? new Expected.Completed(0) : new Expected.Rejected(refusal, order.getUnitPriceMinor());
        steps.add(Step.order(words(what, order), order, expected));
    }

    private void decline(String what, Shop shop, String token) {
        OrderPlaced order =
                plain(shop, Products.POWER_BI_PREMIUM).setPaymentToken(token).build();
        steps.add(Step.order(
                words("pays with a card that is " + what, order),
                order,
                new Expected.Rejected("PAYMENT_DECLINED", order.getUnitPriceMinor())));
    }

    private void refuse(String what, String reason, Consumer<OrderPlaced.Builder> change) {
        refuse(Shop.BRIGHTWATER, what, reason, change);
    }

    private void refuse(Shop shop, String what, String reason, Consumer<OrderPlaced.Builder> change) {
        refuse(shop, Products.POWER_APPS, what, reason, change);
    }

    private void refuse(Shop shop, String product, String what, String reason, Consumer<OrderPlaced.Builder> change) {
        OrderPlaced.Builder order = plain(shop, product);
        long price = order.getUnitPriceMinor();
        change.accept(order);
        OrderPlaced changed = order.build();
        steps.add(Step.order(words(what, changed), changed, new Expected.Rejected(reason, price)));
    }

    private OrderPlaced.Builder plain(Shop shop, String product) {
        return wish.order(nextId(), shop, 0, product, 3, Term.MONTHLY);
    }

    private OrderPlaced ordered(int step) {
        OrderPlaced order = steps.get(step).order();
        if (order == null) {
            throw new IllegalStateException("step %d is no order".formatted(step));
        }
        return order;
    }

    private String nextId() {
        return wish.run().order(steps.size());
    }

    private String words(String what, OrderPlaced order) {
        return "%s %s: %d x %s, %s"
                .formatted(
                        order.getBuyerEmail(),
                        what,
                        order.getQuantity(),
                        wish.name(order.getProductId()),
                        order.getTerm());
    }

    private static Expected paid(OrderPlaced order) {
        return new Expected.Completed(Math.multiplyExact(order.getQuantity(), order.getUnitPriceMinor()));
    }
}
