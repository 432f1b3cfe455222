package io.seatflow.licensing.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What somebody wants of a subscription's seats. All or nothing (L2). */
public sealed interface SeatCommand extends OwnersCommand {
    /** L2: the most users of one command. */
    int MOST_USERS = 20;

    /** The users, each once. */
    List<String> userIds();

    /** Give each user a seat. */
    record AssignSeats(CommandId id, String subscriptionId, List<String> userIds, UserId requester)
            implements SeatCommand {
        public AssignSeats {
            userIds = List.copyOf(new LinkedHashSet<>(userIds));
        }
    }

    /** Take each user's seat back. */
    record UnassignSeats(CommandId id, String subscriptionId, List<String> userIds, UserId requester)
            implements SeatCommand {
        public UnassignSeats {
            userIds = List.copyOf(new LinkedHashSet<>(userIds));
        }
    }

    default boolean tooManyUsers() {
        return userIds().size() > MOST_USERS;
    }

    /** Its users in the tenant of the command. */
    default List<UserId> users() {
        return userIds().stream().map(user -> new UserId(tenantId(), user)).toList();
    }

    @Override
    default List<String> content() {
        List<String> content = new ArrayList<>();
        content.add(
                switch (this) {
                    case AssignSeats assign -> "assign";
                    case UnassignSeats unassign -> "unassign";
                });
        content.addAll(userIds());
        return content;
    }
}
