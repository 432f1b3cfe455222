package io.seatflow.servers.payments;

import io.seatflow.servers.payments.Behaviour.AnswersLate;
import io.seatflow.servers.payments.Behaviour.Charges;
import io.seatflow.servers.payments.Behaviour.Declines;
import io.seatflow.servers.payments.Behaviour.FailsFirst;
import io.seatflow.servers.payments.Behaviour.FailsForGood;
import io.seatflow.servers.payments.Behaviour.LosesAnswers;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tokens that can be charged. {@code pm_card_…} are named, and end, as the provider's own test payment methods;
 * {@code pm_seatflow_…} are ours, and most take a number: {@code pm_seatflow_slow_2000} answers after 2000 ms,
 * {@code pm_seatflow_lost_3} loses three answers, {@code pm_seatflow_error500_5} fails five times.
 */
final class TestTokens {

    private static final Pattern OURS = Pattern.compile("pm_seatflow_([a-z]+[0-9]{0,3})(?:_([0-9]{1,5}))?");
    private static final Card OUR_CARD = new Card("visa", "credit", "4242");

    private static final Map<String, TestToken> PROVIDERS = Stream.of(
                    charges("pm_card_visa", "visa", "credit", "4242"),
                    charges("pm_card_visa_debit", "visa", "debit", "5556"),
                    charges("pm_card_mastercard", "mastercard", "credit", "4444"),
                    charges("pm_card_mastercard_debit", "mastercard", "debit", "8210"),
                    charges("pm_card_mastercard_prepaid", "mastercard", "prepaid", "5100"),
                    charges("pm_card_amex", "amex", "credit", "0005"),
                    charges("pm_card_discover", "discover", "credit", "1117"),
                    charges("pm_card_jcb", "jcb", "credit", "0505"),
                    declines("Declined", "0002", "card_declined", "generic_decline", "Your card was declined."),
                    declines(
                            "DeclinedInsufficientFunds",
                            "9995",
                            "card_declined",
                            "insufficient_funds",
                            "Your card has insufficient funds."),
                    declines("DeclinedLostCard", "9987", "card_declined", "lost_card", "Your card was declined."),
                    declines("DeclinedStolenCard", "9979", "card_declined", "stolen_card", "Your card was declined."),
                    declines(
                            "DeclinedVelocityLimitExceeded",
                            "6975",
                            "card_declined",
                            "card_velocity_exceeded",
                            "Your card was declined for making repeated attempts too frequently or exceeding its amount limit."),
                    declines("DeclinedExpiredCard", "0069", "expired_card", null, "Your card has expired."),
                    declines(
                            "DeclinedIncorrectCvc",
                            "0127",
                            "incorrect_cvc",
                            null,
                            "Your card's security code is incorrect."),
                    declines(
                            "DeclinedProcessingError",
                            "0119",
                            "processing_error",
                            null,
                            "An error occurred while processing your card. Try again in a little bit."))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(TestToken::name, Function.identity()));

    private TestTokens() {}

    static Optional<TestToken> find(String name) {
        TestToken known = PROVIDERS.get(name);
        return known == null ? ours(name) : Optional.of(known);
    }

    private static Optional<TestToken> ours(String name) {
        Matcher matcher = OURS.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        @Nullable String number = matcher.group(2);
        return behaviour(matcher.group(1), number).map(behaviour -> new TestToken(name, OUR_CARD, behaviour));
    }

    private static Optional<Behaviour> behaviour(String kind, @Nullable String number) {
        return switch (kind) {
            case "slow" -> Optional.of(new AnswersLate(Duration.ofMillis(number(number, 3000))));
            case "lost" -> Optional.of(new LosesAnswers(number(number, 1)));
            case "error500" -> Optional.of(new FailsFirst(number(number, 2), 500));
            case "error429" -> Optional.of(new FailsFirst(number(number, 2), 429));
            case "stored500" -> Optional.of(new FailsForGood(false));
            case "charged500" -> Optional.of(new FailsForGood(true));
            default -> Optional.empty();
        };
    }

    private static int number(@Nullable String text, int whenAbsent) {
        return text == null ? whenAbsent : Integer.parseInt(text);
    }

    private static List<TestToken> charges(String name, String brand, String funding, String last4) {
        return List.of(new TestToken(name, new Card(brand, funding, last4), new Charges()));
    }

    /** The provider writes some of its declining tokens with the brand and some without; both are taken here. */
    private static List<TestToken> declines(
            String ending, String last4, String code, @Nullable String declineCode, String message) {
        Card card = new Card("visa", "credit", last4);
        Behaviour behaviour = new Declines(code, declineCode, message);
        return List.of(
                new TestToken("pm_card_charge" + ending, card, behaviour),
                new TestToken("pm_card_visa_charge" + ending, card, behaviour));
    }
}
