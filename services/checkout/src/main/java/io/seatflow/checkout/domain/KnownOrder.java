package io.seatflow.checkout.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What is kept of an order once it has been decided on.
 *
 * @param fingerprint of its content; null where it was not looked up, since only its end is decided on
 * @param price of one seat, as the order named it
 * @param decidedAt when it was accepted, or rejected
 * @param ended whether it has its outcome
 */
public record KnownOrder(
        String id, String tenantId, @Nullable UUID fingerprint, Money price, Instant decidedAt, boolean ended) {

    KnownOrder withOutcome() {
        return new KnownOrder(id, tenantId, fingerprint, price, decidedAt, true);
    }
}
