package io.seatflow.billing.app;

import io.seatflow.billing.payments.StripeSettings;
import io.seatflow.workflow.settings.Secret;
import io.seatflow.workflow.settings.Settings;

import java.net.URI;
import java.time.Duration;

/**
 * Who takes the money: {@code payments.provider}, {@code payments.url}, {@code payments.key},
 * {@code payments.connect-timeout}, {@code payments.answer-timeout} and {@code payments.in-flight}.
 *
 * @param provider {@code stripe} unless set
 * @param stripe how Stripe, or whatever speaks its API, is reached
 * @param inFlight the most charges asked for at once
 */
public record PaymentSettings(Provider provider, StripeSettings stripe, int inFlight) {
    private static final URI STRIPE = URI.create("https://api.stripe.com");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    private static final int IN_FLIGHT = 64;

    /** Which implementation is asked. */
    public enum Provider {
        STRIPE,
        /** Answers in this process and takes no money: for benchmarks. */
        IMMEDIATE
    }

    public PaymentSettings {
        if (provider == Provider.STRIPE && stripe.key().reveal().isEmpty()) {
            throw new IllegalArgumentException(
                    "payments.key: missing; the payment provider takes no charge without it");
        }
    }

    /** What is asked of a provider at this address, with the defaults for everything else. */
    public static PaymentSettings at(URI base, Secret key) {
        return new PaymentSettings(
                Provider.STRIPE, new StripeSettings(base, key, CONNECT_TIMEOUT, ANSWER_TIMEOUT), IN_FLIGHT);
    }

    static PaymentSettings from(Settings settings) {
        return new PaymentSettings(
                provider(settings.text("payments.provider", "stripe")),
                new StripeSettings(
                        settings.uri("payments.url", STRIPE),
                        settings.secret("payments.key", new Secret("")),
                        settings.duration("payments.connect-timeout", CONNECT_TIMEOUT),
                        settings.duration("payments.answer-timeout", ANSWER_TIMEOUT)),
                settings.integer("payments.in-flight", IN_FLIGHT, 1, 1000));
    }

    private static Provider provider(String name) {
        return switch (name) {
            case "stripe" -> Provider.STRIPE;
            case "immediate" -> Provider.IMMEDIATE;
            default ->
                throw new IllegalArgumentException(
                        "payments.provider: expected stripe or immediate, found \"" + name + "\"");
        };
    }
}
