package io.seatflow.billing.app;

import io.seatflow.billing.domain.AnswerUnknown;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.PaymentProvider;
import io.seatflow.billing.domain.RefundRequest;
import io.seatflow.billing.wire.Requests.Request;
import io.seatflow.workflow.Intent;

import java.util.Optional;

/** Asks the payment provider to pay back a part of a refund, under the part's key, until it has. Safe for all threads. */
record RefundEffect(PaymentProvider provider, KeyTrust trust) {

    Message perform(Request.ForRefund refund, Intent intent) throws AnswerUnknown {
        RefundRequest request =
                RefundRequest.of(refund.due(), refund.part(), refund.paymentReference(), refund.amountMinor());
        if (trust.asksFirst(intent)) {
            Optional<String> found = provider.findRefund(request);
            if (found.isPresent()) {
                return new Message.RefundAnswered(refund.due(), refund.part(), found.get());
            }
        }
        return new Message.RefundAnswered(refund.due(), refund.part(), provider.refund(request));
    }
}
