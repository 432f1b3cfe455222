package io.seatflow.checkout.wire;

import io.seatflow.checkout.domain.Inquiry;
import io.seatflow.workflow.Malformed;

/** The texts of an inquiry, held to what an order's are. */
public final class InquiryFields {
    private InquiryFields() {}

    /**
     * The inquiry, as it is.
     *
     * @throws Malformed where a storefront could not publish such an order either
     */
    public static Inquiry checked(Inquiry inquiry) throws Malformed {
        Field.required("tenant", inquiry.tenantId(), OrderRecords.LONGEST_ID);
        Field.required("email", inquiry.buyerEmail(), OrderRecords.LONGEST_EMAIL);
        Field.required("product", inquiry.productId(), OrderRecords.LONGEST_ID);
        String currency = inquiry.currency();
        if (currency != null) {
            Field.required("currency", currency, OrderRecords.LONGEST_CURRENCY);
        }
        return inquiry;
    }
}
