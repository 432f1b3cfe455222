package io.seatflow.local.demo;

import io.seatflow.storefront.OrderPlaced;
import io.seatflow.storefront.Term;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The many ordinary orders: each follows from the seed and its number alone, so none needs to be kept. */
record Everyday(Wish wish, long seed) {
    private static final int DECLINED_OF_100 = 6;
    private static final int TERMS_OF_100 = 10;
    private static final int PRICE_OF_100 = 13;
    private static final int TWICE_OF_100 = 4;
    private static final int MOST_SEATS = 25;

    Step step(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        Shop shop = Shop.BUYING.get(random.nextInt(Shop.BUYING.size()));
        String product = product(shop, random);
        Term term = random.nextInt(3) == 0 ? Term.YEARLY : Term.MONTHLY;
        int quantity = 1 + random.nextInt(MOST_SEATS);
        OrderPlaced.Builder order = wish.order(
                wish.run().order(number), shop, random.nextInt(shop.buyers().size()), product, quantity, term);
        long price = order.getUnitPriceMinor();
        Expected expected = new Expected.Completed(Math.multiplyExact(quantity, price));
        int kind = random.nextInt(100);
        if (kind < DECLINED_OF_100) {
            order.setPaymentToken("pm_card_visa_chargeDeclined");
            expected = new Expected.Rejected("PAYMENT_DECLINED", price);
        } else if (kind < TERMS_OF_100) {
            order.setTermsAccepted(false);
            expected = new Expected.Rejected("TERMS_NOT_ACCEPTED", price);
        } else if (kind < PRICE_OF_100) {
            order.setUnitPriceMinor(price + 1);
            expected = new Expected.Rejected("PRICE_CHANGED", price);
        }
        OrderPlaced placed = order.build();
        String what = "%s buys: %d x %s, %s".formatted(placed.getBuyerEmail(), quantity, wish.name(product), term);
        return Step.order(what, placed, expected).published(random.nextInt(100) < TWICE_OF_100 ? 2 : 1);
    }

    private static String product(Shop shop, Random random) {
        List<String> sold = new ArrayList<>(Products.EVERYWHERE);
        if (shop.projectAndVisio()) {
            sold.addAll(Products.PROJECT_AND_VISIO);
        }
        return sold.get(random.nextInt(sold.size()));
    }
}
