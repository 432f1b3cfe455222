package io.seatflow.admin.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody wants done.
 *
 * @param operationId of the operation by which it is followed, which is the command's id: asked for again under the same
 *     id it has no second effect
 * @param tenantId whose data it is about
 * @param requester who asks
 * @param subscriptionId what it is about; null where it is no subscription
 * @param fingerprint of all that is wanted: the same request again has the same
 */
public record Request(
        String operationId,
        String tenantId,
        UserId requester,
        @Nullable String subscriptionId,
        Command command,
        UUID fingerprint,
        Instant requestedAt) {}
