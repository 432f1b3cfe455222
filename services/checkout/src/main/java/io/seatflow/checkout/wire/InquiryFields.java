package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.Inquiry;
import io.seatflow.workflow.Malformed;
import io.seatflow.workflow.wire.Field;

/** The texts of an inquiry, held to what an order's are. */
public final class InquiryFields {
    private InquiryFields() {}

    /**
     * The inquiry, as it is.
     *
     * @throws Malformed where a storefront could not publish such an order either
     */
    public static Inquiry checked(Inquiry inquiry) throws Malformed {
        Field.id("tenant", inquiry.tenantId());
        Field.required("email", inquiry.buyerEmail(), OrderRecords.LONGEST_EMAIL);
        Field.id("product", inquiry.productId());
        String currency = inquiry.currency();
        if (currency != null) {
            Field.required("currency", currency, OrderRecords.LONGEST_CURRENCY);
        }
        return inquiry;
    }
}
