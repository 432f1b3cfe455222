package io.seatflow.licensing.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What somebody wants of a subscription. Answered once per id, however often it comes. */
public sealed interface Command extends Message permits OwnersCommand, TakeoverCommand {

    /** Identifies it; a second command of the same id must be the same command. */
    CommandId id();

    /** The subscription, as the sender wrote it: it may be anything. */
    String subscriptionId();

    /** The user who asks: of the same tenant, or of a partner's (R1). Not believed. */
    UserId requester();

    /** What tells it from every other command, beside its id, subscription and requester. */
    List<String> content();

    default String tenantId() {
        return id().tenantId();
    }

    /** R1: whether the requester says to belong to another tenant. */
    default boolean isPartners() {
        return !requester().tenantId().equals(tenantId());
    }

    /** What its answer repeats. */
    default Asked asked() {
        return new Asked(id(), requester());
    }

    /** Equal for the same command sent again, whenever it is sent, and different for any other. */
    default UUID fingerprint() {
        List<String> all = new ArrayList<>(content());
        all.add(1, subscriptionId());
        all.add(2, requester().id());
        if (isPartners()) {
            all.add(requester().tenantId());
        }
        var digest = Digest.of(all);
        return new UUID(digest.getLong(), digest.getLong());
    }
}
