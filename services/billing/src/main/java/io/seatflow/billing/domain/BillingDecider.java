package io.seatflow.billing.domain;

import io.seatflow.billing.domain.Event.ChargeIntended;
import io.seatflow.billing.domain.Message.ChargeAnswered;
import io.seatflow.billing.domain.Message.OrderAccepted;
import io.seatflow.billing.domain.Message.PaymentAnswered;
import io.seatflow.billing.domain.Message.PaymentDue;
import io.seatflow.billing.domain.Message.RefundAnswered;
import io.seatflow.billing.domain.Message.RefundDue;
import io.seatflow.workflow.Decider;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** B4: one charge per order, settled once. A settled order stays as it is, whoever speaks of it again. So do later payments. */
public final class BillingDecider implements Decider<Message, BillingState, Event> {
    /** Checkout lets no such order through: without a card there is nothing to charge, and nothing may be delivered. */
    static final ProviderAnswer.Declined NO_CARD =
            new ProviderAnswer.Declined("no_card", "A credit card is needed to pay for this order.");

    @Override
    public List<Event> decide(Message message, BillingState state, Instant now) {
        return switch (message) {
            case Message.OfOrder order -> decide(order, state, now);
            case PaymentDue payment -> LaterRules.pay(payment.due(), state.later(), now);
            case PaymentAnswered answered -> LaterRules.answered(answered.due(), answered.answer(), state.later(), now);
            case RefundDue refund -> LaterRules.refund(refund.due(), state.later(), now);
            case RefundAnswered answered ->
                LaterRules.partAnswered(answered.due(), answered.part(), answered.reference(), state.later(), now);
        };
    }

    private static List<Event> decide(Message.OfOrder message, BillingState state, Instant now) {
        if (state.isSettled(message.orderId())) {
            return List.of();
        }
        return switch (message) {
            case OrderAccepted accepted -> bill(accepted, state, now);
            case ChargeAnswered answered -> List.of(settle(answered, now));
        };
    }

    private static List<Event> bill(OrderAccepted accepted, BillingState state, Instant now) {
        Purchase purchase = accepted.purchase();
        if (state.isIntended(purchase.orderId())) {
            return List.of();
        }
        String token = token(accepted.payment());
        if (purchase.amountDueMinor() == 0) {
            return List.of(new Settlement.NothingDue(purchase, token, now));
        }
        if (accepted.payment() instanceof Payment.OnInvoice && purchase.channel() == Channel.CENTRAL) {
            return List.of(new Settlement.Invoiced(purchase, Invoice.of(purchase, now), now));
        }
        return List.of(
                token == null
                        ? new Settlement.Declined(purchase, null, NO_CARD, now)
                        : new ChargeIntended(purchase, token));
    }

    private static Settlement settle(ChargeAnswered answered, Instant now) {
        Purchase purchase = answered.purchase();
        return switch (answered.answer()) {
            case ProviderAnswer.Captured captured ->
                new Settlement.Paid(purchase, answered.token(), captured, Invoice.of(purchase, now), now);
            case ProviderAnswer.Declined declined -> new Settlement.Declined(purchase, answered.token(), declined, now);
        };
    }

    private static @Nullable String token(Payment payment) {
        return switch (payment) {
            case Payment.Card card -> card.token();
            case Payment.OnInvoice invoice -> null;
            case Payment.None none -> null;
        };
    }
}
