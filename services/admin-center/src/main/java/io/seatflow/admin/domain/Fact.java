package io.seatflow.admin.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Something that another service, or the directory, says is so. Absolute wherever it has a version: of those the highest
 * is kept. The others come once each and in the order of their tenant.
 */
public sealed interface Fact {
    record TenantKept(String tenantId, String name, long version) implements Fact {}

    record UserKept(UserId id, String email, String name, boolean active, Set<Role> roles, long version)
            implements Fact {}

    /** L8: an account was deleted, and its licences with it. */
    record UserGone(UserId id, Instant at) implements Fact {}

    /** R1: what a tenant granted to a partner; no role takes it back. */
    record DelegationKept(String tenantId, UserId partner, Set<Role> roles, long version) implements Fact {}

    record DelegationGone(String tenantId, UserId partner) implements Fact {}

    record ProductKept(String productId, String name, String family, List<Price> centralPrices, long version)
            implements Fact {}

    /** What a seat costs an organisation. */
    record Price(String currency, String term, long unitPriceMinor) {}

    record SubscriptionKept(Subscription subscription) implements Fact {}

    record SeatsGiven(String tenantId, String subscriptionId, List<String> userIds, Instant at) implements Fact {}

    record SeatsTaken(String tenantId, String subscriptionId, List<String> userIds) implements Fact {}

    /** The subscription is over, and with it every licence of it that is left. */
    record SeatsEnded(String tenantId, String subscriptionId) implements Fact {}

    record HistoryNoted(HistoryEntry entry) implements Fact {}

    /**
     * A command was answered.
     *
     * @param reason the code of a refusal; null where it was done
     * @param detail what else the answer says, as a JSON object
     */
    record Answered(
            String tenantId, String operationId, @Nullable String reason, String detail, Instant at) implements Fact {}

    /**
     * How a takeover is.
     *
     * @param state of its operation
     * @param phase in the words of the mover
     * @param version grows with every state
     */
    record TakeoverReached(
            String tenantId,
            String takeoverId,
            OperationState state,
            String phase,
            int moved,
            int total,
            @Nullable String reason,
            String detail,
            long version,
            Instant at)
            implements Fact {}
}
