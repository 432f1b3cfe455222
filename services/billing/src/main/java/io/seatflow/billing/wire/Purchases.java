package io.seatflow.billing.wire;

import io.seatflow.billing.domain.Channel;
import io.seatflow.billing.domain.Purchase;
import io.seatflow.billing.domain.Term;
import io.seatflow.workflow.Malformed;

/** What was bought, between wire and domain. */
final class Purchases {
    private static final int CURRENCY_LETTERS = 3;

    private Purchases() {}

    /** Refuses what no price can be computed of: it would be a wrong charge. */
    static Purchase read(io.seatflow.events.Purchase purchase) throws Malformed {
        if (purchase.getQuantity() < 1 || purchase.getUnitPriceMinor() < 0) {
            throw new Malformed(
                    "NOT_A_PURCHASE",
                    "expected a quantity from 1 and a unit price from 0, found %d and %d"
                            .formatted(purchase.getQuantity(), purchase.getUnitPriceMinor()));
        }
        if (purchase.getCurrency().length() != CURRENCY_LETTERS) {
            throw new Malformed("NOT_A_PURCHASE", "expected a currency of three letters");
        }
        Purchase read = domain(purchase);
        try {
            read.line();
        } catch (ArithmeticException overflow) {
            throw new Malformed("NOT_A_PURCHASE", "the total is larger than any amount of money");
        }
        return read;
    }

    static io.seatflow.events.Purchase write(Purchase purchase) {
        return io.seatflow.events.Purchase.newBuilder()
                .setOrderId(purchase.orderId())
                .setTenantId(purchase.tenantId())
                .setPurchaserId(purchase.purchaserId())
                .setPurchaserEmail(purchase.purchaserEmail())
                .setProductId(purchase.productId())
                .setProductName(purchase.productName())
                .setQuantity(purchase.quantity())
                .setUnitPriceMinor(purchase.unitPriceMinor())
                .setCurrency(purchase.currency())
                .setTerm(
                        switch (purchase.term()) {
                            case MONTHLY -> io.seatflow.storefront.Term.MONTHLY;
                            case YEARLY -> io.seatflow.storefront.Term.YEARLY;
                        })
                .setTrial(purchase.trial())
                .setChannel(
                        switch (purchase.channel()) {
                            case SELF_SERVICE -> io.seatflow.events.Channel.SELF_SERVICE;
                            case CENTRAL -> io.seatflow.events.Channel.CENTRAL;
                        })
                .setAcceptedAt(purchase.acceptedAt())
                .build();
    }

    private static Purchase domain(io.seatflow.events.Purchase purchase) {
        return new Purchase(
                purchase.getOrderId(),
                purchase.getTenantId(),
                purchase.getPurchaserId(),
                purchase.getPurchaserEmail(),
                purchase.getProductId(),
                purchase.getProductName(),
                purchase.getQuantity(),
                purchase.getUnitPriceMinor(),
                purchase.getCurrency(),
                switch (purchase.getTerm()) {
                    case MONTHLY -> Term.MONTHLY;
                    case YEARLY -> Term.YEARLY;
                },
                purchase.getTrial(),
                switch (purchase.getChannel()) {
                    case SELF_SERVICE -> Channel.SELF_SERVICE;
                    case CENTRAL -> Channel.CENTRAL;
                },
                purchase.getAcceptedAt());
    }
}
