package io.seatflow.billing.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatflow.billing.domain.AnswerUnknown;
import io.seatflow.billing.domain.ChargeRequest;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Message.ChargeAnswered;
import io.seatflow.billing.domain.Payment;
import io.seatflow.billing.domain.PaymentProvider;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.wire.AcceptedOrders;
import io.seatflow.workflow.Effect;
import io.seatflow.workflow.Intent;
import io.seatflow.workflow.Malformed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks the payment provider for one order's money, under the order's key, until it answers for good (B4). The provider
 * may forget a key after 24 hours: from the 23rd on, and now and then before, it is asked first what became of the order
 * (rule 13 of the engine). Safe for all threads.
 */
final class ChargeEffect implements Effect<Message> {
    /** An hour less than the provider remembers a key, for clocks that differ and for calls in flight. */
    private static final Duration KEY_TRUSTED = Duration.ofHours(23);

    /** A provider that stored a failure under the key repeats it as long as the key lives; a look past it ends that. */
    private static final int LOOK_EVERY = 6;

    private final AcceptedOrders orders;
    private final PaymentProvider provider;
    private final InstantSource clock;
    private final MeterRegistry meters;

    ChargeEffect(AcceptedOrders orders, PaymentProvider provider, InstantSource clock, MeterRegistry meters) {
        this.orders = orders;
        this.provider = provider;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Message perform(Intent intent) throws AnswerUnknown, Malformed {
        Message.OrderAccepted order = orders.read(intent.request());
        if (!(order.payment() instanceof Payment.Card card)) {
            throw new IllegalStateException("intent %s charges no card".formatted(intent.key()));
        }
        ChargeRequest request = ChargeRequest.of(order.purchase(), card.token());
        try {
            ProviderAnswer answer = ask(request, intent);
            check(request, answer);
            count(answer);
            return new ChargeAnswered(order.purchase(), card.token(), answer);
        } catch (AnswerUnknown unknown) {
            count(unknown.kind().name());
            throw unknown;
        }
    }

    @Override
    public boolean isImmediate() {
        return provider.isImmediate();
    }

    private ProviderAnswer ask(ChargeRequest request, Intent intent) throws AnswerUnknown {
        Duration age = Duration.between(intent.intendedAt(), clock.instant());
        if (age.compareTo(KEY_TRUSTED) >= 0 || intent.attempt() % LOOK_EVERY == 0) {
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
