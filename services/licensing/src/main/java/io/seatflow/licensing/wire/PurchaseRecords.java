package io.seatflow.licensing.wire;

import io.seatflow.licensing.domain.Channel;
import io.seatflow.licensing.domain.Purchase;
import io.seatflow.licensing.domain.Term;

/** An accepted order's content, which the services repeat to each other. */
final class PurchaseRecords {
    private PurchaseRecords() {}

    static Purchase read(io.seatflow.events.Purchase purchase) {
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

    static io.seatflow.events.Purchase write(Purchase purchase) {
        return new io.seatflow.events.Purchase(
                purchase.orderId(),
                purchase.tenantId(),
                purchase.purchaserId(),
                purchase.purchaserEmail(),
                purchase.productId(),
                purchase.productName(),
                purchase.quantity(),
                purchase.unitPriceMinor(),
                purchase.currency(),
                term(purchase.term()),
                purchase.trial(),
                channel(purchase.channel()),
                purchase.acceptedAt());
    }

    static io.seatflow.storefront.Term term(Term term) {
        return switch (term) {
            case MONTHLY -> io.seatflow.storefront.Term.MONTHLY;
            case YEARLY -> io.seatflow.storefront.Term.YEARLY;
        };
    }

    static io.seatflow.events.Channel channel(Channel channel) {
        return switch (channel) {
            case SELF_SERVICE -> io.seatflow.events.Channel.SELF_SERVICE;
            case CENTRAL -> io.seatflow.events.Channel.CENTRAL;
        };
    }
}
