package io.seatflow.billing.payments;

import io.seatflow.billing.domain.ChargeRequest;
import io.seatflow.billing.domain.PaymentProvider;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.domain.ProviderAnswer.Captured;
import io.seatflow.billing.domain.ProviderAnswer.Declined;
import io.seatflow.billing.domain.RefundRequest;

import java.util.Optional;

/**
 * Takes no money and answers at once, in this process: for benchmarks and for trying things out. Remembers nothing, since
 * its answer follows from the order alone. Tokens that Stripe's tests name as declined are declined.
 */
public final class ImmediatePayments implements PaymentProvider {
    @Override
    public ProviderAnswer charge(ChargeRequest request) {
        if (request.token().contains("chargeDeclined")) {
            return new Declined("generic_decline", "Your card was declined.");
        }
        return new Captured(
                "immediate_" + request.orderId(), request.amountMinor(), request.currency(), "visa", "4242");
    }

    @Override
    public Optional<ProviderAnswer> find(ChargeRequest request) {
        return Optional.of(charge(request));
    }

    @Override
    public String refund(RefundRequest request) {
        return "immediate_" + request.key();
    }

    @Override
    public Optional<String> findRefund(RefundRequest request) {
        return Optional.of(refund(request));
    }

    @Override
    public boolean isImmediate() {
        return true;
    }
}
