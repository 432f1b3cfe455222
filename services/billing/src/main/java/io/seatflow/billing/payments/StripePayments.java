package io.seatflow.billing.payments;

import com.stripe.StripeClient;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.seatflow.billing.domain.AnswerUnknown;
import io.seatflow.billing.domain.ChargeRequest;
import io.seatflow.billing.domain.PaymentProvider;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.domain.ProviderAnswer.Captured;
import io.seatflow.billing.domain.RefundRequest;

import java.util.List;
import java.util.Optional;

/**
 * Stripe, or whatever speaks its API: one payment intent per order, created and confirmed in one request under the order's
 * key, and one refund per part that is paid back. It asks once; asking again is its caller's.
 */
public final class StripePayments implements PaymentProvider, AutoCloseable {
    private static final String ORDER_ID = "order_id";
    private static final String PAYMENT_METHOD = "payment_method";
    private static final String REFUND_ID = "refund_id";
    /** The most that the provider lists at once; a payment of a term has few. */
    private static final long MOST_REFUNDS = 100;

    private final StripeHttp http;
    private final StripeClient stripe;

    public StripePayments(StripeSettings settings) {
        this.http = new StripeHttp(settings.connectTimeout(), settings.answerTimeout());
        this.stripe = StripeClient.builder()
                .setApiBase(settings.base().toString())
                .setApiKey(settings.key().reveal())
                .setMaxNetworkRetries(0)
                .setHttpClient(http)
                .build();
    }

    @Override
    public ProviderAnswer charge(ChargeRequest request) throws AnswerUnknown {
        RequestOptions underItsKey = RequestOptions.builder()
                .setIdempotencyKey(ProviderKey.of(request.orderId()))
                .build();
        try {
            PaymentIntent intent = stripe.v1().paymentIntents().create(params(request), underItsKey);
            return StripeAnswers.of(intent).orElseThrow(() -> pending(request, intent));
        } catch (IdempotencyException e) {
            return askedInOtherWords(request, e);
        } catch (StripeException e) {
            return StripeAnswers.of(e);
        }
    }

    @Override
    public Optional<ProviderAnswer> find(ChargeRequest request) throws AnswerUnknown {
        List<PaymentIntent> found = search(request);
        List<ProviderAnswer> answers = found.stream()
                .flatMap(intent -> StripeAnswers.of(intent).stream())
                .toList();
        Optional<ProviderAnswer> captured =
                answers.stream().filter(Captured.class::isInstance).findFirst();
        Optional<PaymentIntent> open =
                found.stream().filter(StripeAnswers::mayStillSucceed).findFirst();
        if (captured.isEmpty() && open.isPresent()) {
            throw pending(request, open.get());
        }
        return captured.or(() -> answers.stream().findFirst());
    }

    @Override
    public String refund(RefundRequest request) throws AnswerUnknown {
        RequestOptions underItsKey = RequestOptions.builder()
                .setIdempotencyKey(ProviderKey.of(request.key()))
                .build();
        RefundCreateParams params = RefundCreateParams.builder()
                .setPaymentIntent(request.paymentReference())
                .setAmount(request.amountMinor())
                .putMetadata(REFUND_ID, ProviderKey.of(request.key()))
                .putMetadata("tenant_id", request.tenantId())
                .build();
        try {
            return StripeAnswers.of(request, stripe.v1().refunds().create(params, underItsKey));
        } catch (StripeException e) {
            throw StripeAnswers.unknown(e);
        }
    }

    @Override
    public Optional<String> findRefund(RefundRequest request) throws AnswerUnknown {
        RefundListParams ofThePayment = RefundListParams.builder()
                .setPaymentIntent(request.paymentReference())
                .setLimit(MOST_REFUNDS)
                .build();
        try {
            for (Refund refund : stripe.v1().refunds().list(ofThePayment).getData()) {
                if (ProviderKey.of(request.key()).equals(refund.getMetadata().get(REFUND_ID))) {
                    return Optional.of(StripeAnswers.of(request, refund));
                }
            }
            return Optional.empty();
        } catch (StripeException e) {
            throw StripeAnswers.unknown(e);
        }
    }

    private List<PaymentIntent> search(ChargeRequest request) throws AnswerUnknown {
        String orderId = ProviderKey.of(request.orderId()).replace("\\", "\\\\").replace("'", "\\'");
        PaymentIntentSearchParams byOrder = PaymentIntentSearchParams.builder()
                .setQuery("metadata['" + ORDER_ID + "']:'" + orderId + "'")
                .addExpand("data." + PAYMENT_METHOD)
                .build();
        try {
            return stripe.v1().paymentIntents().search(byOrder).getData();
        } catch (StripeException e) {
            throw StripeAnswers.unknown(e);
        }
    }

    /** The order was asked for before with other words, by another version of this program perhaps: that counts. */
    private ProviderAnswer askedInOtherWords(ChargeRequest request, IdempotencyException cause) throws AnswerUnknown {
        Optional<ProviderAnswer> found = find(request);
        if (found.isPresent()) {
            return found.get();
        }
        throw StripeAnswers.unknown(cause);
    }

    private static PaymentIntentCreateParams params(ChargeRequest request) {
        return PaymentIntentCreateParams.builder()
                .setAmount(request.amountMinor())
                .setCurrency(StripeAnswers.currencyOf(request))
                .setPaymentMethod(request.token())
                .addPaymentMethodType("card")
                .setConfirm(true)
                .setOffSession(true)
                .setDescription(request.description())
                .putMetadata(ORDER_ID, ProviderKey.of(request.orderId()))
                .putMetadata("tenant_id", request.tenantId())
                .addExpand(PAYMENT_METHOD)
                .build();
    }

    private static AnswerUnknown pending(ChargeRequest request, PaymentIntent intent) {
        return new AnswerUnknown(
                AnswerUnknown.Kind.BUSY,
                "payment %s of order %s is %s".formatted(intent.getId(), request.orderId(), intent.getStatus()));
    }

    @Override
    public void close() {
        http.close();
    }
}
