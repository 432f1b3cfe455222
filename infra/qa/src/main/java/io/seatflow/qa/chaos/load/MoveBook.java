package io.seatflow.qa.chaos.load;

import io.seatflow.events.takeover.TakeoverPhase;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What those who take over and cancel know: what they have asked for, and how each must end. Any thread. */
public final class MoveBook {
    /**
     * A takeover that somebody has asked for.
     *
     * @param subscriptionId that is taken over
     * @param ends the phases that it may end in
     * @param missing seats that a refusal must name
     */
    public record Asked(
            String tenantId, String takeoverId, String subscriptionId, Set<TakeoverPhase> ends, int missing) {
        public Asked {
            ends = Set.copyOf(ends);
        }
    }

    private final Map<String, Asked> takeovers = new ConcurrentHashMap<>();
    private final Set<String> cancellations = ConcurrentHashMap.newKeySet();
    private final Collection<String> surprises = new ConcurrentLinkedQueue<>();

    void asked(Asked takeover) {
        takeovers.put(takeover.takeoverId(), takeover);
    }

    /** A purchaser cancels a subscription. */
    void cancels(String subscriptionId) {
        cancellations.add(subscriptionId);
    }

    /** Somebody was told what nobody expected. */
    void surprise(String words) {
        surprises.add(words);
    }

    /** Every takeover, in the order of their ids. */
    public List<Asked> takeovers() {
        return takeovers.values().stream()
                .sorted(Comparator.comparing(Asked::takeoverId))
                .toList();
    }

    /** Subscriptions that their purchasers cancel. */
    public Set<String> cancellations() {
        return Set.copyOf(cancellations);
    }

    /** Answers that nobody expected. */
    public List<String> surprises() {
        return List.copyOf(surprises);
    }
}
