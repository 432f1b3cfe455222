package io.seatflow.licensing.domain;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What an admin wants of a subscription that another bought. */
public sealed interface TakeoverCommand extends Command {

    TakeoverMode mode();

    /** Where users would be moved, as the sender wrote it: it may be anything; null for nowhere. */
    @Nullable String targetId();

    /** T10: tell what would happen, and do nothing. */
    record PreviewTakeover(
            CommandId id,
            String subscriptionId,
            TakeoverMode mode,
            @Nullable String targetId,
            UserId requester) implements TakeoverCommand {}

    /**
     * T3, T7: freeze the subscription, name its users, reserve their seats.
     *
     * @param id of the takeover too
     * @param reason the code of the reason (T9)
     */
    record ReserveTakeover(
            CommandId id,
            String subscriptionId,
            TakeoverMode mode,
            @Nullable String targetId,
            String reason,
            UserId requester)
            implements TakeoverCommand {}

    @Override
    default List<String> content() {
        List<String> content = new ArrayList<>();
        content.add(
                switch (this) {
                    case PreviewTakeover preview -> "preview takeover";
                    case ReserveTakeover reserve -> "take over";
                });
        content.add(mode().name());
        String target = targetId();
        content.add(target == null ? "" : target);
        if (this instanceof ReserveTakeover reserve) {
            content.add(reserve.reason());
        }
        return content;
    }
}
