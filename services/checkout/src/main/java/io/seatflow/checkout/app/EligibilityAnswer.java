package io.seatflow.checkout.app;

import io.seatflow.checkout.domain.Catalogue;
import io.seatflow.checkout.domain.Inquiry;
import io.seatflow.checkout.domain.Order;
import io.seatflow.checkout.domain.Reason;
import io.seatflow.checkout.domain.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /eligibility} answers: what an order that shows this price would be told now.
 *
 * @param reason null where the buyer can buy
 * @param message for the buyer, in the tenant's language; null where the buyer can buy
 * @param unitPriceMinor the price of one seat for one term; null where the product is not sold so
 * @param currency of the price; null where there is none
 */
record EligibilityAnswer(
        boolean eligible,
        @Nullable Reason reason,
        @Nullable String message,
        String productId,
        @Nullable Long unitPriceMinor,
        @Nullable String currency) {

    static EligibilityAnswer of(Verdict verdict, Inquiry inquiry, Catalogue catalogue) {
        Order order = inquiry.order(catalogue);
        boolean priced = !order.currency().isEmpty();
        Long price = priced ? (Long) order.unitPriceMinor() : null;
        String currency = priced ? order.currency() : null;
        return switch (verdict) {
            case Verdict.Acceptable acceptable ->
                new EligibilityAnswer(true, null, null, inquiry.productId(), price, currency);
            case Verdict.Refused refused ->
                new EligibilityAnswer(false, refused.reason(), refused.message(), inquiry.productId(), price, currency);
        };
    }
}
