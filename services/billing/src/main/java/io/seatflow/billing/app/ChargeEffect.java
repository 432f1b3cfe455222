package io.seatflow.billing.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatflow.billing.domain.AnswerUnknown;
import io.seatflow.billing.domain.ChargeRequest;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Message.ChargeAnswered;
import io.seatflow.billing.domain.Message.PaymentAnswered;
import io.seatflow.billing.domain.PaymentProvider;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.wire.Requests;
import io.seatflow.billing.wire.Requests.Request;
import io.seatflow.workflow.Effect;
import io.seatflow.workflow.Intent;
import io.seatflow.workflow.Malformed;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks the payment provider for one order's or one later payment's money, or to pay some back, under its key, until it
 * answers for good (B4). The provider
 * may forget a key after 24 hours: from the 23rd on, and now and then before, it is asked first what became of the order
 * (rule 13 of the engine). Safe for all threads.
 */
final class ChargeEffect implements Effect<Message> {
    private final Requests requests;
    private final PaymentProvider provider;
    private final KeyTrust trust;
    private final RefundEffect refunds;
    private final MeterRegistry meters;

    ChargeEffect(Requests requests, PaymentProvider provider, InstantSource clock, MeterRegistry meters) {
        this.requests = requests;
        this.provider = provider;
        this.trust = new KeyTrust(clock);
        this.refunds = new RefundEffect(provider, trust);
        this.meters = meters;
    }

    @Override
    public Message perform(Intent intent) throws AnswerUnknown, Malformed {
        try {
            return switch (requests.read(intent.request())) {
                case Request.ForOrder order ->
                    new ChargeAnswered(
                            order.purchase(),
                            order.token(),
                            charge(ChargeRequest.of(order.purchase(), order.token()), intent));
                case Request.ForPayment payment ->
                    new PaymentAnswered(
                            payment.due(), charge(ChargeRequest.of(payment.due(), payment.token()), intent));
                case Request.ForRefund refund -> {
                    Message answered = refunds.perform(refund, intent);
                    count("refunded");
                    yield answered;
                }
            };
        } catch (AnswerUnknown unknown) {
            count(unknown.kind().name());
            throw unknown;
        }
    }

    private ProviderAnswer charge(ChargeRequest request, Intent intent) throws AnswerUnknown {
        ProviderAnswer answer = ask(request, intent);
        check(request, answer);
        count(answer);
        return answer;
    }

    @Override
    public boolean isImmediate() {
        return provider.isImmediate();
    }

    private ProviderAnswer ask(ChargeRequest request, Intent intent) throws AnswerUnknown {
        if (trust.asksFirst(intent)) {
            Optional<ProviderAnswer> found = provider.find(request);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return provider.charge(request);
    }

    /** A capture of another amount is nothing to go on with: it stays open until an operator has looked at it. */
    private static void check(ChargeRequest request, ProviderAnswer answer) throws AnswerUnknown {
        if (answer instanceof ProviderAnswer.Captured captured
                && (captured.amountMinor() != request.amountMinor()
                        || !captured.currency().equals(request.currency()))) {
            throw new AnswerUnknown(
                    AnswerUnknown.Kind.CONFIGURATION,
                    "expected payment %s to be %d %s, found %d %s"
                            .formatted(
                                    captured.reference(),
                                    request.amountMinor(),
                                    request.currency(),
                                    captured.amountMinor(),
                                    captured.currency()));
        }
    }

    private void count(ProviderAnswer answer) {
        switch (answer) {
            case ProviderAnswer.Captured captured -> count("captured");
            case ProviderAnswer.Declined declined -> count("declined");
        }
    }

    /** What an alarm watches: {@code answer="configuration"} is never anybody's card. */
    private void count(String answer) {
        meters.counter("seatflow.payment.answers", "answer", answer.toLowerCase(Locale.ROOT))
                .increment();
    }
}
