package io.seatflow.billing.payments;

import io.seatflow.workflow.settings.Secret;

import java.net.URI;
import java.time.Duration;

/**
 * How Stripe is reached.
 *
 * @param base the API's address, without a path
 * @param key a secret API key
 * @param connectTimeout how long a connection may take to open
 * @param answerTimeout how long an answer may take, from the request to its last byte
 */
public record StripeSettings(URI base, Secret key, Duration connectTimeout, Duration answerTimeout) {}
