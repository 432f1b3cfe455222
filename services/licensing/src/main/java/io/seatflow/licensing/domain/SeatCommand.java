package io.seatflow.licensing.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/** What somebody wants of a subscription's seats. All or nothing (L2). */
public sealed interface SeatCommand extends Message {
    /** L2: the most users of one command. */
    int MOST_USERS = 20;

    /** Identifies it; a second command of the same id must be the same command. */
    CommandId id();

    /** The subscription, as the sender wrote it: it may be anything. */
    String subscriptionId();

    /** The users, each once. */
    List<String> userIds();

    /** The user who asks, of the same tenant by their own account: not believed. */
    String requestedBy();

    /** Give each user a seat. */
    record AssignSeats(CommandId id, String subscriptionId, List<String> userIds, String requestedBy)
            implements SeatCommand {
        public AssignSeats {
            userIds = List.copyOf(new LinkedHashSet<>(userIds));
        }
    }

    /** Take each user's seat back. */
    record UnassignSeats(CommandId id, String subscriptionId, List<String> userIds, String requestedBy)
            implements SeatCommand {
        public UnassignSeats {
            userIds = List.copyOf(new LinkedHashSet<>(userIds));
        }
    }

    default String tenantId() {
        return id().tenantId();
    }

    default UserId requester() {
        return new UserId(tenantId(), requestedBy());
    }

    default boolean tooManyUsers() {
        return userIds().size() > MOST_USERS;
    }

    /** Its users in the tenant of the command. */
    default List<UserId> users() {
        return userIds().stream().map(user -> new UserId(tenantId(), user)).toList();
    }

    /** Equal for the same command sent again, whenever it is sent, and different for any other. */
    default UUID fingerprint() {
        List<String> content = new ArrayList<>();
        content.add(
                switch (this) {
                    case AssignSeats assign -> "assign";
                    case UnassignSeats unassign -> "unassign";
                });
        content.add(subscriptionId());
        content.add(requestedBy());
        content.addAll(userIds());
        var digest = Digest.of(content);
        return new UUID(digest.getLong(), digest.getLong());
    }
}
