package io.seatflow.billing.payments;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import io.seatflow.billing.domain.AnswerUnknown;
import io.seatflow.billing.domain.AnswerUnknown.Kind;
import io.seatflow.billing.domain.ChargeRequest;
import io.seatflow.billing.domain.ProviderAnswer;
import io.seatflow.billing.domain.ProviderAnswer.Captured;
import io.seatflow.billing.domain.ProviderAnswer.Declined;
import io.seatflow.billing.domain.RefundRequest;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What Stripe's words mean. A card error is a decline, and so is a refusal of the order's own card or amount. Everything
 * else leaves the answer unknown: where Stripe does not take our key or our request, nobody's card is at fault.
 */
final class StripeAnswers {
    private static final int CONFLICT = 409;
    private static final String INVALID_REQUEST = "invalid_request_error";

    private StripeAnswers() {}

    /** Empty where the payment is still on its way, or was never tried: see {@link #mayStillSucceed}. */
    static Optional<ProviderAnswer> of(PaymentIntent intent) {
        StripeError error = intent.getLastPaymentError();
        return switch (intent.getStatus()) {
            case "succeeded" -> Optional.of(captured(intent));
            case "canceled" -> Optional.of(new Declined("canceled", "The payment was cancelled."));
            case "requires_payment_method" -> Optional.ofNullable(error).map(StripeAnswers::declined);
            default -> Optional.empty();
        };
    }

    /** Whether the money may come without anybody asking for it again. */
    static boolean mayStillSucceed(PaymentIntent intent) {
        return "processing".equals(intent.getStatus()) || "requires_capture".equals(intent.getStatus());
    }

    static ProviderAnswer of(StripeException e) throws AnswerUnknown {
        StripeError error = e.getStripeError();
        if (error != null && "card_error".equals(error.getType())) {
            return declined(error);
        } else if (error != null && INVALID_REQUEST.equals(error.getType()) && isAboutTheOrder(error.getParam())) {
            return new Declined(text(error.getCode(), "invalid_request"), "The card cannot be used for this payment.");
        }
        throw unknown(e);
    }

    /** A refund that is on its way is made; one that failed is for an operator to look at. */
    static String of(RefundRequest request, Refund refund) throws AnswerUnknown {
        if (refund.getAmount() == request.amountMinor()
                && ("succeeded".equals(refund.getStatus()) || "pending".equals(refund.getStatus()))) {
            return refund.getId();
        }
        throw new AnswerUnknown(
                Kind.CONFIGURATION,
                "expected refund %s to pay %d back, found %d, %s"
                        .formatted(refund.getId(), request.amountMinor(), refund.getAmount(), refund.getStatus()));
    }

    static AnswerUnknown unknown(StripeException e) {
        return new AnswerUnknown(
                kind(e), "payment provider: %s, HTTP %s, %s".formatted(words(e), e.getStatusCode(), e.getCode()), e);
    }

    static String currencyOf(ChargeRequest request) {
        return request.currency().toLowerCase(Locale.ROOT);
    }

    private static Kind kind(StripeException e) {
        Integer status = e.getStatusCode();
        if (e instanceof ApiConnectionException) {
            return Kind.UNREACHED;
        } else if (e instanceof RateLimitException || Objects.equals(status, CONFLICT)) {
            return Kind.BUSY;
        } else if (e instanceof AuthenticationException || e instanceof PermissionException) {
            return Kind.CONFIGURATION;
        }
        return status != null && status >= 400 && status < 500 ? Kind.CONFIGURATION : Kind.PROVIDER_FAULT;
    }

    /** Stripe's words may repeat what was sent; the exception's class says enough. */
    private static String words(StripeException e) {
        return e instanceof ApiConnectionException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }

    private static boolean isAboutTheOrder(@Nullable String param) {
        return "payment_method".equals(param) || "amount".equals(param) || "currency".equals(param);
    }

    private static Captured captured(PaymentIntent intent) {
        PaymentMethod method = intent.getPaymentMethodObject();
        PaymentMethod.Card card = method == null ? null : method.getCard();
        return new Captured(
                intent.getId(),
                intent.getAmountReceived(),
                intent.getCurrency().toUpperCase(Locale.ROOT),
                card == null ? "unknown" : card.getBrand(),
                card == null ? "" : card.getLast4());
    }

    private static Declined declined(StripeError error) {
        String code = text(error.getDeclineCode(), text(error.getCode(), "card_declined"));
        return new Declined(code, text(error.getMessage(), "Your card was declined."));
    }

    private static String text(@Nullable String text, String whenAbsent) {
        return text == null ? whenAbsent : text;
    }
}
